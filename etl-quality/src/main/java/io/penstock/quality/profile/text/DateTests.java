package io.penstock.quality.profile.text;

/** Whether bytes are dates and times that exist. Years have four digits. */
final class DateTests {
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private DateTests() {}

    private static boolean exists(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= DAYS[month - 1]
                && (month != 2 || day < 29 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)));
    }

    /** The number in {@code text[from..to)}, of at most four digits; −1 when it is none. */
    private static int number(byte[] text, int from, int to) {
        if (to <= from || to - from > 4) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!NumberTests.isDigit(text[i])) {
                return -1;
            }
            number = number * 10 + text[i] - '0';
        }
        return number;
    }

    static boolean isIso(byte[] text, int from, int to) {
        return to - from == 10
                && text[from + 4] == '-'
                && text[from + 7] == '-'
                && exists(number(text, from, from + 4), number(text, from + 5, from + 7), number(text, from + 8, to));
    }

    /** Two numbers of one or two digits and a year, between them the same separator: {@code /}, {@code .} or {@code -}. */
    static boolean isNumeric(byte[] text, int from, int to, boolean dayFirst) {
        int length = to - from;
        if (length < 8 || length > 10 || number(text, to - 4, to) < 0) {
            return false;
        }
        byte separator = text[to - 5];
        if (separator != '/' && separator != '.' && separator != '-') {
            return false;
        }
        int middle = text[from + 1] == separator ? from + 1 : from + 2;
        int end = to - 5;
        if (text[middle] != separator || end - middle < 2 || end - middle > 3) {
            return false;
        }
        int first = number(text, from, middle);
        int second = number(text, middle + 1, end);
        return dayFirst
                ? exists(number(text, to - 4, to), second, first)
                : exists(number(text, to - 4, to), first, second);
    }

    /** {@code Mar 9, 2021}, {@code March 9, 2021}, {@code 9 Mar 2021}, {@code 9-Mar-2021}. */
    static boolean isWritten(byte[] text, int from, int to) {
        int year = to - from < 8 ? -1 : number(text, to - 4, to);
        if (year < 0) {
            return false;
        }
        int end = to - 5;
        byte separator = text[end];
        if (separator != ' ' && separator != '-') {
            return false;
        }
        if (text[end - 1] == ',' && separator == ' ') {
            end--;
        }
        int between = from;
        while (between < end && text[between] != separator) {
            between++;
        }
        if (between >= end) {
            return false;
        }
        int month = month(text, from, between);
        int day = month > 0 ? number(text, between + 1, end) : number(text, from, between);
        return exists(year, month > 0 ? month : month(text, between + 1, end), day);
    }

    /** 1 to 12 for a name of a month, whole or its first three letters; 0 for anything else. */
    private static int month(byte[] text, int from, int to) {
        if (to - from < 3 || to - from > 9) {
            return 0;
        }
        for (int i = from; i < to; i++) {
            if ((text[i] | 32) < 'a' || (text[i] | 32) > 'z') {
                return 0;
            }
        }
        for (int month = 0; month < 12; month++) {
            if ((text[from] | 32) == MONTHS.charAt(3 * month)
                    && (text[from + 1] | 32) == MONTHS.charAt(3 * month + 1)
                    && (text[from + 2] | 32) == MONTHS.charAt(3 * month + 2)) {
                return month + 1;
            }
        }
        return 0;
    }

    /** Hours and minutes of two digits, seconds and a fraction or not. */
    static boolean isTime(byte[] text, int from, int to) {
        if (to - from < 5 || text[from + 2] != ':' || !within(text, from, 23) || !within(text, from + 3, 59)) {
            return false;
        } else if (to - from == 5) {
            return true;
        }
        if (to - from < 8 || text[from + 5] != ':' || !within(text, from + 6, 59)) {
            return false;
        }
        if (to - from == 8) {
            return true;
        }
        boolean digits = to - from > 9 && (text[from + 8] == '.' || text[from + 8] == ',');
        for (int i = from + 9; i < to; i++) {
            digits &= NumberTests.isDigit(text[i]);
        }
        return digits;
    }

    private static boolean within(byte[] text, int from, int most) {
        int number = number(text, from, from + 2);
        return number >= 0 && number <= most;
    }

    /** A date, {@code T} or a space, a time, and {@code Z} or an offset or neither. */
    static boolean isTimestamp(byte[] text, int from, int to) {
        if (to - from < 16 || (text[from + 10] != 'T' && text[from + 10] != ' ') || !isIso(text, from, from + 10)) {
            return false;
        }
        int end = to;
        if (text[end - 1] == 'Z') {
            end--;
        } else if (offset(text, end - 6, end)) {
            end -= 6;
        }
        return isTime(text, from + 11, end);
    }

    private static boolean offset(byte[] text, int from, int to) {
        return (text[from] == '+' || text[from] == '-')
                && text[from + 3] == ':'
                && within(text, from + 1, 18)
                && within(text, to - 2, 59);
    }
}
