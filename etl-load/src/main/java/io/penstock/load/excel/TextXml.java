package io.penstock.load.excel;

import java.nio.charset.StandardCharsets;

/**
 * Text as XML character data. What XML cannot hold (control characters, U+FFFE and U+FFFF) and carriage returns, which XML would change,
 * become {@code _x000D_}; so does the underscore of a text that looks like such an escape (ECMA-376 part 1, 22.9.2.19).
 */
final class TextXml {
    /** No byte of a text becomes more bytes. */
    static final int MOST_PER_BYTE = 7;

    private static final byte PLAIN = 0;
    private static final byte[] CLASSES = new byte[256];
    private static final byte[] AMP = ascii("&amp;");
    private static final byte[] LT = ascii("&lt;");
    private static final byte[] GT = ascii("&gt;");
    private static final byte[] QUOT = ascii("&quot;");
    private static final byte[] UNDERSCORE = ascii("_x005F_");
    private static final byte[] HEX = ascii("0123456789ABCDEF");

    static {
        for (int c = 0; c < ' '; c++) {
            CLASSES[c] = c == '\t' || c == '\n' ? PLAIN : (byte) 1;
        }
        CLASSES['&'] = 2;
        CLASSES['<'] = 3;
        CLASSES['>'] = 4;
        CLASSES['_'] = 5;
        CLASSES[0xEF] = 6;
        CLASSES['"'] = 7;
    }

    private TextXml() {}

    /** Writes {@code text[from..to)} and gives the position behind it. */
    static int write(byte[] text, int from, int to, byte[] out, int start) {
        int at = start;
        for (int i = from; i < to; i++) {
            byte b = text[i];
            byte kind = CLASSES[b & 0xff];
            if (kind == PLAIN) {
                out[at++] = b;
                continue;
            }
            switch (kind) {
                case 1 -> at = escape(b, out, at);
                case 2 -> at = put(AMP, out, at);
                case 3 -> at = put(LT, out, at);
                case 4 -> at = put(GT, out, at);
                case 5 -> {
                    if (looksEscaped(text, i, to)) {
                        at = put(UNDERSCORE, out, at);
                    } else {
                        out[at++] = b;
                    }
                }
                case 6 -> {
                    if (i + 2 < to && text[i + 1] == (byte) 0xBF && (text[i + 2] & 0xFE) == 0xBE) {
                        at = escape(0xFFFE + (text[i + 2] & 1), out, at);
                        i += 2;
                    } else {
                        out[at++] = b;
                    }
                }
                default -> at = put(QUOT, out, at);
            }
        }
        return at;
    }

    /** The text for an attribute or an element of the workbook's own parts. */
    static String of(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[utf8.length * MOST_PER_BYTE];
        return new String(out, 0, write(utf8, 0, utf8.length, out, 0), StandardCharsets.UTF_8);
    }

    /** Whether readers may strip or fold white space of this text. */
    static boolean needsPreserving(byte[] text, int from, int to) {
        if (from == to) {
            return false;
        }
        if ((text[from] >= 0 && text[from] <= ' ') || (text[to - 1] >= 0 && text[to - 1] <= ' ')) {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (text[i] == '\n' || text[i] == '\t') {
                return true;
            }
        }
        return false;
    }

    private static boolean looksEscaped(byte[] text, int i, int to) {
        return i + 7 <= to
                && text[i + 1] == 'x'
                && text[i + 6] == '_'
                && isHex(text[i + 2])
                && isHex(text[i + 3])
                && isHex(text[i + 4])
                && isHex(text[i + 5]);
    }

    private static boolean isHex(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'F') || (b >= 'a' && b <= 'f');
    }

    private static int escape(int unit, byte[] out, int start) {
        int at = start;
        out[at++] = '_';
        out[at++] = 'x';
        for (int shift = 12; shift >= 0; shift -= 4) {
            out[at++] = HEX[unit >> shift & 15];
        }
        out[at++] = '_';
        return at;
    }

    static int put(byte[] bytes, byte[] out, int at) {
        System.arraycopy(bytes, 0, out, at, bytes.length);
        return at + bytes.length;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
