package io.penstock.load.database.postgres;

import io.penstock.data.LongColumn;
import io.penstock.schema.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and instants outside the years 1 to 9999, which PostgreSQL wants without a sign, those before year 1 with {@code BC}. */
final class PostgresTimes {
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

    private PostgresTimes() {}

    /** Whether a column of days or instants has such values in this piece. */
    static boolean needs(LongColumn column, int from, int count) {
        boolean days = column.type() == Type.DATE;
        if (!days && column.type() != Type.TIMESTAMP) {
            return false;
        }
        long least = days ? FIRST_DAY : FIRST_DAY * DAY_MICROS;
        long most = days ? LAST_DAY : (LAST_DAY + 1) * DAY_MICROS - 1;
        long[] values = column.values();
        boolean unusual = false;
        for (int i = from; i < from + count; i++) {
            unusual |= values[i] < least || values[i] > most;
        }
        return unusual;
    }

    static String date(long epochDay) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        return day(date) + era(date);
    }

    static String timestamp(long micros) {
        Instant instant =
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return day(time.toLocalDate()) + " " + TIME.format(time) + "+00" + era(time.toLocalDate());
    }

    private static String day(LocalDate date) {
        int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
        return String.format(Locale.ROOT, "%04d-%02d-%02d", year, date.getMonthValue(), date.getDayOfMonth());
    }

    private static String era(LocalDate date) {
        return date.getYear() > 0 ? "" : " BC";
    }
}
