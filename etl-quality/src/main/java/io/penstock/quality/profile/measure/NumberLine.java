package io.penstock.quality.profile.measure;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * Values of ordered types as positions: numbers are themselves, dates days since 1970-01-01, times microseconds of the day,
 * timestamps microseconds since 1970-01-01T00:00Z. A position is a double, so whole numbers beyond 2<sup>53</sup> are rounded.
 */
public final class NumberLine {
    private static final long MICROS = 1_000_000;
    private static final double NANOS_PER_MICRO = 1000;

    private NumberLine() {}

    /** Whether values of a type have positions: numbers, dates, times, timestamps. */
    public static boolean carries(Type type) {
        return type.isNumeric() || type == Type.DATE || type == Type.TIME || type == Type.TIMESTAMP;
    }

    /** Where a value lies, as the Java type that a {@link io.penstock.quality.profile.ColumnProfile} shows. */
    public static double position(Serializable value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        } else if (value instanceof LocalDate date) {
            return date.toEpochDay();
        } else if (value instanceof LocalTime time) {
            return Math.floor(time.toNanoOfDay() / NANOS_PER_MICRO);
        } else if (value instanceof Instant instant) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        }
        throw new IllegalArgumentException("a " + value.getClass().getSimpleName() + " has no position");
    }

    /** The value at a position, the nearest one below for whole numbers, dates and times; decimals are rounded half up. */
    public static Serializable value(Type type, double position) {
        if (type == Type.FLOAT64) {
            return position;
        } else if (type instanceof DecimalType decimal) {
            return new BigDecimal(position).setScale(decimal.scale(), RoundingMode.HALF_UP);
        }
        long below = (long) Math.floor(position);
        if (type == Type.DATE) {
            return LocalDate.ofEpochDay(below);
        } else if (type == Type.TIME) {
            long day = Duration.ofDays(1).toSeconds() * MICROS;
            return LocalTime.ofNanoOfDay(Math.max(0, Math.min(day - 1, below)) * (long) NANOS_PER_MICRO);
        } else if (type == Type.TIMESTAMP) {
            return Instant.EPOCH.plus(below, ChronoUnit.MICROS);
        }
        return below;
    }
}
