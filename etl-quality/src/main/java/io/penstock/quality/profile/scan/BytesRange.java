package io.penstock.quality.profile.scan;

import io.penstock.schema.Type;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The least and the greatest of byte strings by unsigned bytes, for UTF-8 the order of code points. The first eight bytes
 * decide nearly always; nothing is allocated unless a value sets a record.
 */
final class BytesRange implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int SHOWN_CHARACTERS = 256;
    private static final int MAX_UTF8 = 4;

    private byte @Nullable [] min;
    private byte @Nullable [] max;
    private long minPrefix;
    private long maxPrefix;

    byte @Nullable [] min() {
        return min;
    }

    byte @Nullable [] max() {
        return max;
    }

    void add(byte[] bytes, int from, int to) {
        long prefix = prefix(bytes, from, to);
        byte[] least = min;
        byte[] greatest = max;
        if (least == null || greatest == null) {
            min = Arrays.copyOfRange(bytes, from, to);
            max = min;
            minPrefix = prefix;
            maxPrefix = prefix;
            return;
        }
        int low = Long.compareUnsigned(prefix, minPrefix);
        if (low < 0 || (low == 0 && Arrays.compareUnsigned(bytes, from, to, least, 0, least.length) < 0)) {
            min = Arrays.copyOfRange(bytes, from, to);
            minPrefix = prefix;
        }
        int high = Long.compareUnsigned(prefix, maxPrefix);
        if (high > 0 || (high == 0 && Arrays.compareUnsigned(bytes, from, to, greatest, 0, greatest.length) > 0)) {
            max = Arrays.copyOfRange(bytes, from, to);
            maxPrefix = prefix;
        }
    }

    void merge(BytesRange other) {
        if (other.min != null && other.max != null) {
            add(other.min, 0, other.min.length);
            add(other.max, 0, other.max.length);
        }
    }

    /** The first eight bytes, first byte highest, zeros behind a shorter value. */
    private static long prefix(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length >= Long.BYTES) {
            return (long) BIG_ENDIAN.get(bytes, from);
        }
        long prefix = 0;
        for (int i = 0; i < length; i++) {
            prefix |= (bytes[from + i] & 0xFFL) << (56 - 8 * i);
        }
        return prefix;
    }

    /** A value for people: text, or {@code 0x…}; cut when it is long. */
    static @Nullable String show(byte @Nullable [] value, Type type) {
        if (value == null) {
            return null;
        }
        int bytes = Math.min(value.length, (SHOWN_CHARACTERS + 1) * MAX_UTF8);
        if (type == Type.BINARY) {
            return cut("0x" + HexFormat.of().formatHex(value, 0, bytes), SHOWN_CHARACTERS);
        }
        return cut(new String(value, 0, bytes, StandardCharsets.UTF_8), SHOWN_CHARACTERS);
    }

    /** At most {@code width} characters (code points), the last of them {@code …} where there were more. */
    private static String cut(String text, int width) {
        int length = text.codePointCount(0, text.length());
        return length <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }

    /** Bytes of a value that {@link #show} looks at, at most. */
    static int shownBytes(int length) {
        return Math.min(length, (SHOWN_CHARACTERS + 1) * MAX_UTF8);
    }
}
