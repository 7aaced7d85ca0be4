package io.penstock.extract.excel.cells;

/**
 * How days are numbered (ECMA-376 part 1, 18.17.4). Numbers are days with the time of day as their fraction. The 1900 system counts a
 * 29th of February 1900 that never was, so numbers below 60 are one day off those above.
 */
public enum DateSystem {
    FROM_1900(25_569),
    FROM_1904(24_107);

    private static final double DAY_MICROS = 86_400_000_000.0;
    /** One past 9999-12-31 in the 1900 system. */
    private static final int END = 2_958_466;

    /** The number of 1970-01-01. */
    private final int epoch;

    DateSystem(int epoch) {
        this.epoch = epoch;
    }

    /** Whether the number is a moment that Excel can show. */
    public boolean isMoment(double serial) {
        return serial >= 0 && serial < END - (25_569 - epoch);
    }

    /**
     * Microseconds since 1970-01-01T00:00 of a number for which {@link #isMoment}. A number that is as near to a whole
     * millisecond as its bits allow, or as 15 digits allow where it has no more (ten of them decimals), is that millisecond.
     * Other dates before 2079 have room for every microsecond.
     */
    public long micros(double serial) {
        return epochDay((long) serial) * 86_400_000_000L + microsOfDay(serial);
    }

    /** The time of day alone; a whole day where the fraction rounds up to one. */
    public long microsOfDay(double serial) {
        double exact = (serial - Math.floor(serial)) * DAY_MICROS;
        long millis = Math.round(exact / 1000) * 1000;
        double blur = Math.ulp(serial) * DAY_MICROS;
        if (Math.rint(serial * 1e10) / 1e10 == serial) {
            blur = Math.max(blur, 0.5e-10 * DAY_MICROS);
        }
        return Math.abs(exact - millis) <= blur ? millis : Math.round(exact);
    }

    /** The number of a moment; the nearest double. */
    public double serial(long epochDay, long microsOfDay) {
        long day = epochDay + epoch;
        return (this == FROM_1900 && day < 61 ? day - 1 : day) + microsOfDay / DAY_MICROS;
    }

    private long epochDay(long day) {
        return day - epoch + (this == FROM_1900 && day < 60 ? 1 : 0);
    }
}
