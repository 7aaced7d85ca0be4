package io.penstock.quality.profile.text;

/** Whether bytes are numbers as people write them. */
final class NumberTests {
    private NumberTests() {}

    static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static int signed(byte[] text, int from, int to) {
        return from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
    }

    static boolean isInteger(byte[] text, int from, int to) {
        int at = signed(text, from, to);
        return at < to && digitsEnd(text, at, to) == to;
    }

    private static int digitsEnd(byte[] text, int from, int to) {
        int at = from;
        while (at < to && isDigit(text[at])) {
            at++;
        }
        return at;
    }

    /** Digits with a point or not, on one side of it at least, and perhaps an exponent. */
    static boolean isDecimal(byte[] text, int from, int to) {
        int at = signed(text, from, to);
        int whole = digitsEnd(text, at, to);
        int digits = whole - at;
        at = whole;
        if (at < to && text[at] == '.') {
            int end = digitsEnd(text, at + 1, to);
            digits += end - at - 1;
            at = end;
        }
        if (digits == 0) {
            return false;
        }
        if (at < to && (text[at] == 'e' || text[at] == 'E')) {
            return isInteger(text, at + 1, to);
        }
        return at == to;
    }

    static boolean isPercent(byte[] text, int from, int to) {
        if (to - from < 2 || text[to - 1] != '%') {
            return false;
        }
        int end = to - 1;
        return isDecimal(text, from, text[end - 1] == ' ' ? end - 1 : end);
    }

    /** An amount with {@code $ € £ ¥} or three capital letters before or behind it; thousands in groups or not. */
    static boolean isMoney(byte[] text, int from, int to) {
        int start = signed(text, from, to);
        int before = symbol(text, start, to);
        if (before > 0) {
            int amount = start + before;
            amount += amount < to && text[amount] == ' ' ? 1 : 0;
            return isAmount(text, amount, to);
        }
        int end = start;
        while (end < to && (isDigit(text[end]) || text[end] == '.' || text[end] == ',')) {
            end++;
        }
        int symbol = end + (end < to && text[end] == ' ' ? 1 : 0);
        int behind = symbol(text, symbol, to);
        return behind > 0 && symbol + behind == to && isAmount(text, start, end);
    }

    /** Bytes of the currency at a position; 0 when there is none. */
    private static int symbol(byte[] text, int at, int to) {
        if (at >= to) {
            return 0;
        } else if (text[at] == '$') {
            return 1;
        } else if (to - at >= 2
                && text[at] == (byte) 0xC2
                && (text[at + 1] == (byte) 0xA3 || text[at + 1] == (byte) 0xA5)) {
            return 2;
        } else if (to - at < 3) {
            return 0;
        }
        boolean euro = text[at] == (byte) 0xE2 && text[at + 1] == (byte) 0x82 && text[at + 2] == (byte) 0xAC;
        return euro || (isCapital(text[at]) && isCapital(text[at + 1]) && isCapital(text[at + 2])) ? 3 : 0;
    }

    private static boolean isCapital(byte c) {
        return c >= 'A' && c <= 'Z';
    }

    /** Digits, in groups of three behind the first comma, and a point with digits or not. */
    private static boolean isAmount(byte[] text, int from, int to) {
        int at = signed(text, from, to);
        int end = digitsEnd(text, at, to);
        if (end == at) {
            return false;
        }
        if (end < to && text[end] == ',' && end - at > 3) {
            return false;
        }
        while (end < to && text[end] == ',') {
            int group = digitsEnd(text, end + 1, to);
            if (group - end != 4) {
                return false;
            }
            end = group;
        }
        return end == to || (text[end] == '.' && end + 1 < to && digitsEnd(text, end + 1, to) == to);
    }
}
