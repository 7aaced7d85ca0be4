package io.penstock.transform.internal;

/**
 * The edges of UTF-8 text. Whitespace is Unicode's White_Space property: the ASCII ones (tab to carriage return, space),
 * U+0085, the no-break space U+00A0, U+1680, U+2000–200A, U+2028, U+2029, U+202F, U+205F, U+3000.
 */
public final class Whitespace {
    private Whitespace() {}

    /** The first position in {@code [from, to)} that is not whitespace; {@code to} when there is none. */
    public static int skipForward(byte[] text, int from, int to) {
        int at = from;
        while (at < to) {
            int width = width(text, at, to);
            if (width == 0) {
                return at;
            }
            at += width;
        }
        return at;
    }

    /** One past the last position in {@code [from, to)} that is not whitespace; {@code from} when there is none. */
    public static int skipBack(byte[] text, int from, int to) {
        int end = to;
        while (end > from) {
            int start = end - 1;
            while (start > from && (text[start] & 0xC0) == 0x80) {
                start--;
            }
            if (width(text, start, end) != end - start) {
                return end;
            }
            end = start;
        }
        return end;
    }

    public static boolean isAscii(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    public static boolean is(int codePoint) {
        return codePoint < 128
                ? isAscii((byte) codePoint)
                : codePoint == 0x85 || codePoint == 0xA0 || isWide(codePoint);
    }

    /** Bytes of the whitespace character that starts at {@code at}; 0 when another character starts there. */
    public static int width(byte[] text, int at, int to) {
        byte first = text[at];
        if (first >= 0) {
            return isAscii(first) ? 1 : 0;
        } else if (first == (byte) 0xC2) {
            return to - at >= 2 && (text[at + 1] == (byte) 0x85 || text[at + 1] == (byte) 0xA0) ? 2 : 0;
        } else if (first < (byte) 0xE1 || first > (byte) 0xE3 || to - at < 3) {
            return 0;
        }
        return isWide(((first & 0x0F) << 12) | ((text[at + 1] & 0x3F) << 6) | (text[at + 2] & 0x3F)) ? 3 : 0;
    }

    private static boolean isWide(int codePoint) {
        return codePoint == 0x1680
                || (codePoint >= 0x2000 && codePoint <= 0x200A)
                || codePoint == 0x2028
                || codePoint == 0x2029
                || codePoint == 0x202F
                || codePoint == 0x205F
                || codePoint == 0x3000;
    }
}
