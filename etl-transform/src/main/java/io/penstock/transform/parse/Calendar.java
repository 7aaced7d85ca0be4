package io.penstock.transform.parse;

/** The proleptic ISO calendar on plain numbers. */
final class Calendar {
    private static final byte[] MONTH_LENGTHS = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0, 0, 0};

    private Calendar() {}

    /** Whether the day exists: 31 February does not. */
    static boolean exists(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && (day <= MONTH_LENGTHS[month] || (day == 29 && month == 2 && isLeap(year)));
    }

    private static boolean isLeap(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /**
     * Days since 1970-01-01, for years 0 to 9999 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
     * {@code days_from_civil}).
     */
    static long epochDay(int year, int month, int day) {
        int y = year + 400 - (month <= 2 ? 1 : 0);
        int era = y / 400;
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (era - 1) * 146_097L + dayOfEra - 719_468;
    }
}
