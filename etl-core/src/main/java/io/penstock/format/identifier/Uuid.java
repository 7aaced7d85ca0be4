package io.penstock.format.identifier;

/** UUID in the form of RFC 9562 section 4: 32 hexadecimal digits of either case in groups of 8, 4, 4, 4 and 12 with hyphens. */
public final class Uuid {
    private static final int LENGTH = 36;
    private static final byte[] HEX = new byte[256];

    static {
        for (int c = 0; c < 256; c++) {
            HEX[c] = (byte) (Character.digit(c, 16) >= 0 && c < 128 ? 0 : 1);
        }
    }

    private Uuid() {}

    public static boolean isValid(byte[] text, int from, int to) {
        if (to - from != LENGTH
                || text[from + 8] != '-'
                || text[from + 13] != '-'
                || text[from + 18] != '-'
                || text[from + 23] != '-') {
            return false;
        }
        return (hex(text, from, 8)
                        | hex(text, from + 9, 4)
                        | hex(text, from + 14, 4)
                        | hex(text, from + 19, 4)
                        | hex(text, from + 24, 12))
                == 0;
    }

    private static int hex(byte[] text, int from, int count) {
        int bad = 0;
        for (int i = from; i < from + count; i++) {
            bad |= HEX[text[i] & 0xff];
        }
        return bad;
    }
}
