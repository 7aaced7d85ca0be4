package io.penstock.format.identifier;

/**
 * ISBN by its check digit (ISO 2108): ten digits weighted 10 to 1, sum divisible by 11, the last may be X; thirteen digits
 * beginning 978 or 979 weighted 1 and 3 by turns, sum divisible by 10. Single hyphens or spaces may stand between digits.
 */
public final class Isbn {
    private Isbn() {}

    public static boolean isValid(byte[] text, int from, int to, IsbnForm form) {
        if (to - from == 13 && form != IsbnForm.ISBN10 && text[from + 1] != '-' && isPlain13(text, from)) {
            return true;
        }
        return isSpaced(text, from, to, form);
    }

    private static boolean isPlain13(byte[] text, int from) {
        int sum = 0;
        int bad = 0;
        for (int i = 0; i < 13; i++) {
            int digit = text[from + i] - '0';
            bad |= digit | (9 - digit);
            sum += (i & 1) == 0 ? digit : 3 * digit;
        }
        return bad >= 0 && sum % 10 == 0 && isPrefix(text[from], text[from + 1], text[from + 2]);
    }

    private static boolean isPrefix(int first, int second, int third) {
        return first == '9' && second == '7' && (third == '8' || third == '9');
    }

    private static boolean isSpaced(byte[] text, int from, int to, IsbnForm form) {
        int count = 0;
        int sum10 = 0;
        int sum13 = 0;
        boolean separated = true;
        boolean lastIsX = false;
        long digits = 0;
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b == '-' || b == ' ') {
                if (separated) {
                    return false;
                }
                separated = true;
                continue;
            }
            int digit = b - '0';
            if (count == 9 && (b == 'X' || b == 'x')) {
                lastIsX = true;
                digit = 10;
            } else if (digit < 0 || digit > 9 || lastIsX) {
                return false;
            }
            separated = false;
            sum10 += digit * (10 - count);
            sum13 += (count & 1) == 0 ? digit : 3 * digit;
            digits = digits * 10 + digit;
            if (++count > 13) {
                return false;
            }
        }
        if (separated) {
            return false;
        } else if (count == 10) {
            return form != IsbnForm.ISBN13 && sum10 % 11 == 0;
        }
        long prefix = digits / 10_000_000_000L;
        return count == 13 && form != IsbnForm.ISBN10 && sum13 % 10 == 0 && (prefix == 978 || prefix == 979);
    }
}
