package io.penstock.extract.database.postgres;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Days and microseconds, which PostgreSQL counts from the year 2000. A misfit is {@link Long#MIN_VALUE}: infinity, and years that
 * are read through JDBC as such too.
 */
final class PostgresTimes {
    private static final long MISFIT = Long.MIN_VALUE;
    private static final long DAYS = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long FIRST_DAY = LocalDate.of(-200_000, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(200_000, 12, 31).toEpochDay();
    private static final long DAY_MICROS = 86_400_000_000L;

    private PostgresTimes() {}

    static long date(int days) {
        long epochDay = days + DAYS;
        return epochDay < FIRST_DAY || epochDay > LAST_DAY ? MISFIT : epochDay;
    }

    static long time(long micros) {
        return micros == DAY_MICROS ? MISFIT : micros;
    }

    static long timestamp(long micros) {
        long day = Math.floorDiv(micros, DAY_MICROS) + DAYS;
        return day < FIRST_DAY || day > LAST_DAY ? MISFIT : micros + DAYS * DAY_MICROS;
    }

    static String dateText(int days) {
        return days == Integer.MAX_VALUE
                ? "infinity"
                : days == Integer.MIN_VALUE
                        ? "-infinity"
                        : LocalDate.ofEpochDay(days + DAYS).toString();
    }

    static String timestampText(long micros) {
        return micros == Long.MAX_VALUE
                ? "infinity"
                : micros == Long.MIN_VALUE
                        ? "-infinity"
                        : Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L) + DAYS * 86_400)
                                .plusNanos(Math.floorMod(micros, 1_000_000L) * 1000)
                                .toString();
    }
}
