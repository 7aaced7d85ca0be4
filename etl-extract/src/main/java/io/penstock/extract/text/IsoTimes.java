package io.penstock.extract.text;

/** Reads ISO 8601 dates, times and instants from ASCII bytes, strictly; {@link Numbers#NONE} for anything else. */
final class IsoTimes {
    private static final long DAY = 86_400_000_000L;
    private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private IsoTimes() {}

    /** {@code 2024-02-29} as days since 1970-01-01. */
    static long date(byte[] b, int from, int to) {
        if (to - from != 10 || b[from + 4] != '-' || b[from + 7] != '-') {
            return Numbers.NONE;
        }
        int century = two(b, from);
        int year = two(b, from + 2);
        int month = two(b, from + 5);
        int day = two(b, from + 8);
        return (century | year | month | day) < 0 ? Numbers.NONE : epochDay(century * 100 + year, month, day);
    }

    /** {@code 13:45}, {@code 13:45:30} or {@code 13:45:30.123456} as microseconds of the day. */
    static long time(byte[] b, int from, int to) {
        int length = to - from;
        if (length < 5 || b[from + 2] != ':' || (length > 5 && (length < 8 || b[from + 5] != ':'))) {
            return Numbers.NONE;
        }
        int hour = two(b, from);
        int minute = two(b, from + 3);
        int second = length > 5 ? two(b, from + 6) : 0;
        if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
            return Numbers.NONE;
        }
        long micros = 0;
        if (length > 8) {
            if ((b[from + 8] != '.' && b[from + 8] != ',') || length == 9 || length > 18) {
                return Numbers.NONE;
            }
            long unit = 100_000;
            for (int i = from + 9; i < to; i++, unit /= 10) {
                int digit = b[i] - '0';
                if (digit < 0 || digit > 9 || (unit == 0 && digit != 0)) {
                    return Numbers.NONE;
                }
                micros += digit * unit;
            }
        }
        return ((hour * 60L + minute) * 60 + second) * 1_000_000 + micros;
    }

    /** A date, {@code T} or a space, a time and a zone ({@code Z}, {@code +01:00}, {@code +0100}, {@code +01}), as microseconds. */
    static long timestamp(byte[] b, int from, int to) {
        if (to - from < 17 || (b[from + 10] != 'T' && b[from + 10] != ' ' && b[from + 10] != 't')) {
            return Numbers.NONE;
        }
        int zone = to - 1;
        long offsetMinutes = 0;
        if (b[zone] != 'Z' && b[zone] != 'z') {
            zone = from + 15;
            while (zone < to && b[zone] != '+' && b[zone] != '-') {
                zone++;
            }
            offsetMinutes = offset(b, zone, to);
        }
        int timeEnd = zone > from + 11 && b[zone - 1] == ' ' ? zone - 1 : zone;
        long day = date(b, from, from + 10);
        long time = time(b, from + 11, timeEnd);
        if (day == Numbers.NONE || time == Numbers.NONE || offsetMinutes == Numbers.NONE) {
            return Numbers.NONE;
        }
        return day * DAY + time - offsetMinutes * 60_000_000L;
    }

    private static long offset(byte[] b, int from, int to) {
        int length = to - from;
        if ((length != 3 && length != 5 && length != 6) || (length == 6 && b[from + 3] != ':')) {
            return Numbers.NONE;
        }
        int hours = two(b, from + 1);
        int minutes = length == 3 ? 0 : two(b, to - 2);
        if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
            return Numbers.NONE;
        }
        int total = hours * 60 + minutes;
        return b[from] == '-' ? -total : total;
    }

    /**
     * Days since 1970-01-01 of a date of the proleptic Gregorian calendar, or {@link Numbers#NONE} when there is no such day.
     * Hinnant, chrono-compatible low-level date algorithms, days_from_civil.
     */
    static long epochDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > MONTH_DAYS[month - 1] + (month == 2 && isLeap(year) ? 1 : 0)) {
            return Numbers.NONE;
        }
        int shifted = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(shifted, 400);
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146097L + dayOfEra - 719468;
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Two digits, or a negative number. */
    private static int two(byte[] b, int at) {
        int tens = b[at] - '0';
        int ones = b[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
