package io.penstock.transform.enrich;

import io.penstock.expr.compute.CivilDate;
import java.util.Locale;

/** What {@link DateParts} takes out of a date. */
public enum DatePart {
    YEAR,
    /** 1 to 4. */
    QUARTER,
    /** 1 to 12. */
    MONTH,
    /** Of the month, from 1. */
    DAY,
    /** 0 (Monday) to 6, as the function {@code weekday}. */
    WEEKDAY,
    /** Of ISO 8601, 1 to 53: the first has the year's first Thursday. */
    WEEK,
    /** The year that the ISO week belongs to. */
    WEEK_YEAR,
    /** From 1. */
    DAY_OF_YEAR,
    /** 0 to 23; 0 of a DATE. */
    HOUR,
    /** 0 to 59; 0 of a DATE. */
    MINUTE;

    /** As in column names and JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param local microseconds since 1970-01-01T00:00 of the wall clock */
    long of(long local) {
        long day = Math.floorDiv(local, CivilDate.MICROS_PER_DAY);
        long civil = CivilDate.fromDay(day);
        return switch (this) {
            case YEAR -> CivilDate.year(civil);
            case QUARTER -> (CivilDate.month(civil) + 2) / 3;
            case MONTH -> CivilDate.month(civil);
            case DAY -> CivilDate.day(civil);
            case WEEKDAY -> CivilDate.weekday(day) - 1L;
            case WEEK -> (dayOfYear(thursday(day)) - 1) / 7 + 1;
            case WEEK_YEAR -> CivilDate.year(CivilDate.fromDay(thursday(day)));
            case DAY_OF_YEAR -> dayOfYear(day);
            case HOUR -> (local - day * CivilDate.MICROS_PER_DAY) / 3_600_000_000L;
            case MINUTE -> (local - day * CivilDate.MICROS_PER_DAY) / 60_000_000L % 60;
        };
    }

    private static long thursday(long day) {
        return day + 4 - CivilDate.weekday(day);
    }

    private static long dayOfYear(long day) {
        return day - CivilDate.toDay(CivilDate.year(CivilDate.fromDay(day)), 1, 1) + 1;
    }
}
