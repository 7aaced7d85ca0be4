package io.penstock.transform.internal.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Code points of well-formed UTF-8. */
public final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGHS = 0x8080808080808080L;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Utf8() {}

    public static boolean isAscii(byte[] text, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            if (((long) LONGS.get(text, i) & HIGHS) != 0) {
                return false;
            }
        }
        for (; i < to; i++) {
            if (text[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Number of code points. */
    public static int count(byte[] text, int from, int to) {
        int count = to - from;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long word = (long) LONGS.get(text, i);
            // A continuation byte is 10xxxxxx: high bit set, next bit clear.
            count -= Long.bitCount(word & HIGHS & ~(word << 1));
        }
        for (; i < to; i++) {
            count -= (text[i] & 0xC0) == 0x80 ? 1 : 0;
        }
        return count;
    }

    /** Bytes of the code point that begins with this byte. */
    public static int width(byte first) {
        return first >= 0 ? 1 : first >= (byte) 0xF0 ? 4 : first >= (byte) 0xE0 ? 3 : 2;
    }

    /** The code point that begins at {@code at}. */
    public static int codePoint(byte[] text, int at) {
        byte first = text[at];
        return switch (width(first)) {
            case 1 -> first;
            case 2 -> (first & 0x1F) << 6 | (text[at + 1] & 0x3F);
            case 3 -> (first & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | (text[at + 2] & 0x3F);
            default ->
                (first & 0x07) << 18 | (text[at + 1] & 0x3F) << 12 | (text[at + 2] & 0x3F) << 6 | (text[at + 3] & 0x3F);
        };
    }

    /** The position {@code count} code points after {@code from}; {@code to} when there are fewer. */
    public static int skip(byte[] text, int from, int to, int count) {
        int at = from;
        for (int left = count; left > 0 && at < to; left--) {
            at += width(text[at]);
        }
        return Math.min(at, to);
    }

    /** The position of the code point that ends before {@code at}. */
    public static int previous(byte[] text, int from, int at) {
        int before = at - 1;
        while (before > from && (text[before] & 0xC0) == 0x80) {
            before--;
        }
        return before;
    }

    /** Whether the text may be cut at {@code at}: no combining mark and no joiner follows, no joiner stands before. */
    public static boolean isBoundary(byte[] text, int from, int to, int at) {
        if (at <= from || at >= to) {
            return true;
        }
        return !(text[at] < 0 && isAttached(codePoint(text, at)))
                && !(text[at - 1] < 0 && codePoint(text, previous(text, from, at)) == ZERO_WIDTH_JOINER);
    }

    /** Whether the code point belongs to the character before it: a combining mark, a joiner or the tone of an emoji. */
    private static boolean isAttached(int codePoint) {
        return codePoint >= 0x300
                && (isMark(codePoint)
                        || codePoint == ZERO_WIDTH_JOINER
                        || (codePoint >= 0x1F3FB && codePoint <= 0x1F3FF));
    }

    public static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
