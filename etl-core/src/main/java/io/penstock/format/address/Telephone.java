package io.penstock.format.address;

/**
 * Texts that look like a telephone number: 7 to 15 digits (the most of ITU-T E.164), a plus sign before them or not, spaces, hyphens, dots and
 * slashes between them, one pair of parentheses. Whether such a number can exist is asked of a library that knows the countries.
 */
public final class Telephone {
    private static final int FEWEST = 7;
    private static final int MOST = 15;

    private Telephone() {}

    public static boolean isLike(byte[] text, int from, int to) {
        int digits = 0;
        int open = 0;
        int pairs = 0;
        int i = from < to && text[from] == '+' ? from + 1 : from;
        for (; i < to; i++) {
            byte b = text[i];
            if (b >= '0' && b <= '9') {
                digits++;
            } else if (b == '(') {
                open++;
                pairs++;
            } else if (b == ')') {
                open--;
            } else if (b != ' ' && b != '-' && b != '.' && b != '/') {
                return false;
            }
            if (open < 0 || pairs > 1) {
                return false;
            }
        }
        return open == 0 && digits >= FEWEST && digits <= MOST && isDigit(text[to - 1]);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
