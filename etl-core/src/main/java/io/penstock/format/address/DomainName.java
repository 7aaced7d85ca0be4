package io.penstock.format.address;

import java.net.IDN;
import java.nio.charset.StandardCharsets;

/**
 * Host names: labels of letters, digits and inner hyphens (RFC 1123 section 2.1), 1 to 63 bytes each, 253 in all. Names beyond ASCII
 * are judged by their ASCII form (RFC 3490), which needs a String.
 */
final class DomainName {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    private DomainName() {}

    /** The number of labels; −1 when the text is not a name. A dot at the end is not part of one. */
    static int labels(byte[] text, int from, int to) {
        int labels = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text[i] == '.') {
                int length = i - start;
                if (length == 0 || length > LONGEST_LABEL || text[start] == '-' || text[i - 1] == '-') {
                    return -1;
                }
                labels++;
                start = i + 1;
            } else if (text[i] < 0) {
                return international(text, from, to);
            } else if (!isLetterOrDigit(text[i]) && text[i] != '-') {
                return -1;
            }
        }
        return to - from > LONGEST ? -1 : labels;
    }

    private static int international(byte[] text, int from, int to) {
        String name = new String(text, from, to - from, StandardCharsets.UTF_8);
        // IDN takes other full stops for dots too; in an address only the ASCII one is.
        if (name.indexOf('\u3002') >= 0 || name.indexOf('\uff0e') >= 0 || name.indexOf('\uff61') >= 0) {
            return -1;
        }
        try {
            byte[] ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).getBytes(StandardCharsets.ISO_8859_1);
            for (byte b : ascii) {
                if (b < 0) {
                    return -1;
                }
            }
            return labels(ascii, 0, ascii.length);
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    /** Whether what stands behind the last dot is digits alone. */
    static boolean endsInDigits(byte[] text, int from, int to) {
        int i = to;
        while (i > from && text[i - 1] >= '0' && text[i - 1] <= '9') {
            i--;
        }
        return i < to && (i == from || text[i - 1] == '.');
    }

    static boolean isLetterOrDigit(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z');
    }
}
