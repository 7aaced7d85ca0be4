package io.penstock.extract.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Checks that bytes are well-formed UTF-8 (Unicode 15, table 3-7), with a fast way over ASCII. */
public final class Utf8 {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH = 0x8080808080808080L;

    private Utf8() {}

    /** The first byte in {@code b[from..to)} that does not begin or continue a character, or -1 when all is well. */
    public static int firstMalformed(byte[] b, int from, int to) {
        int i = from;
        for (; ; ) {
            while (i + 8 <= to && ((long) LONG.get(b, i) & HIGH) == 0) {
                i += 8;
            }
            if (i < to
                    && i + 8 <= b.length
                    && (((long) LONG.get(b, i) << (8 * (8 - Math.min(8, to - i)))) & HIGH) == 0) {
                // Fewer than eight bytes are left, and those that follow in the array were shifted out.
                return -1;
            }
            while (i < to && b[i] >= 0) {
                i++;
                if (i + 8 <= to && ((long) LONG.get(b, i) & HIGH) == 0) {
                    break;
                }
            }
            if (i >= to) {
                return -1;
            }
            if (b[i] < 0) {
                int length = sequence(b, i, to);
                if (length == 0) {
                    return i;
                }
                i += length;
            }
        }
    }

    /** Whether all of {@code b[from..to)} are ASCII characters. */
    public static boolean isAscii(byte[] b, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            if (((long) LONG.get(b, i) & HIGH) != 0) {
                return false;
            }
        }
        if (i < to && i + 8 <= b.length) {
            return (((long) LONG.get(b, i) << (8 * (8 - (to - i)))) & HIGH) == 0;
        }
        for (; i < to; i++) {
            if (b[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The bytes as text, every byte that is no part of a character written as {@code \xE9}. */
    public static byte[] escapeMalformed(byte[] b, int from, int to) {
        StringBuilder text = new StringBuilder();
        int i = from;
        while (i < to) {
            int bad = firstMalformed(b, i, to);
            int end = bad < 0 ? to : bad;
            text.append(new String(b, i, end - i, StandardCharsets.UTF_8));
            if (bad >= 0) {
                text.append(String.format("\\x%02X", b[bad] & 0xff));
                end++;
            }
            i = end;
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Length of the multi-byte character at {@code i}, 0 when it is none. */
    private static int sequence(byte[] b, int i, int to) {
        int lead = b[i] & 0xff;
        if (lead < 0xc2 || lead > 0xf4) {
            return 0;
        }
        int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (i + length > to) {
            return 0;
        }
        int second = b[i + 1] & 0xff;
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < least || second > most) {
            return 0;
        }
        for (int k = 2; k < length; k++) {
            if ((b[i + k] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
