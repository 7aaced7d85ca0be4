package io.penstock.load.excel;

import io.penstock.load.text.AsciiNumbers;
import java.nio.charset.StandardCharsets;

/**
 * Moments as Excel's numbers of days (1900 system, ECMA-376 part 1, 18.17.4.1), written with twelve decimals, 0.04 microseconds. Every
 * method that writes gives the position behind the last byte; nothing is written for what Excel cannot hold.
 */
final class SerialDays {
    static final long DAY_MICROS = 86_400_000_000L;

    private static final long FIRST_DAY = -25_567;
    private static final long LAST_DAY = 2_932_896;
    private static final long TRUE_DAYS = 25_569;
    /** 1900-03-01, from which on Excel counts a day that never was. */
    private static final long LEAP_BUG = -25_508;

    private SerialDays() {}

    static boolean hasDay(long epochDay) {
        return epochDay >= FIRST_DAY && epochDay <= LAST_DAY;
    }

    static int day(long epochDay, byte[] out, int at) {
        return AsciiNumbers.integer(serial(epochDay), out, at);
    }

    private static long serial(long epochDay) {
        return epochDay + TRUE_DAYS - (epochDay < LEAP_BUG ? 1 : 0);
    }

    /** A moment of a day that {@link #hasDay}; gives {@code at} when it does not read back to the microsecond. */
    static int moment(long epochDay, long microsOfDay, byte[] out, int at) {
        return write(serial(epochDay), microsOfDay, out, at);
    }

    /** A time of day; gives {@code at} when it does not read back to the microsecond. */
    static int time(long microsOfDay, byte[] out, int at) {
        return write(0, microsOfDay, out, at);
    }

    private static int write(long day, long micros, byte[] out, int at) {
        int end = AsciiNumbers.integer(day, out, at);
        if (micros == 0) {
            return end;
        }
        // micros / 86,400,000,000 in units of 10^-12, rounded; at most 5.4 * 10^13 on the way
        long fraction = (micros * 625 + 27) / 54;
        out[end++] = '.';
        for (int i = 11; i >= 0; i--) {
            out[end + i] = (byte) ('0' + fraction % 10);
            fraction /= 10;
        }
        end += 12;
        boolean exact = micros % 1000 == 0 || readBack(out, at, end) == micros;
        return exact && fraction == 0 ? end : at;
    }

    /** The time of day that the source excel makes of the number. */
    private static long readBack(byte[] text, int from, int to) {
        double serial = Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
        double exact = (serial - Math.floor(serial)) * DAY_MICROS;
        double blur = Math.ulp(serial) * DAY_MICROS;
        if (Math.rint(serial * 1e10) / 1e10 == serial) {
            blur = Math.max(blur, 0.5e-10 * DAY_MICROS);
        }
        long millis = Math.round(exact / 1000) * 1000;
        return Math.abs(exact - millis) <= blur ? millis : Math.round(exact);
    }
}
