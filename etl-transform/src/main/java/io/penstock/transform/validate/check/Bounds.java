package io.penstock.transform.validate.check;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Values a user gives to a rule, in the units of a column. Texts, as JSON has them, are read as ISO 8601 dates and times or as
 * numbers.
 */
final class Bounds {
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Bounds() {}

    static boolean isOrdered(Type type) {
        return type.isNumeric() || type == Type.DATE || type == Type.TIME || type == Type.TIMESTAMP;
    }

    /**
     * A value in the units of a 64-bit column; one that lies between two of them is rounded, one outside of 64 bits clamped.
     *
     * @throws IllegalArgumentException when the value is not of the type
     */
    static long toLong(Type type, Object value, RoundingMode rounding) {
        try {
            if (type == Type.DATE) {
                return (value instanceof LocalDate date ? date : LocalDate.parse(value.toString())).toEpochDay();
            } else if (type == Type.TIME) {
                return (value instanceof LocalTime time ? time : LocalTime.parse(value.toString())).toNanoOfDay()
                        / 1000;
            } else if (type == Type.TIMESTAMP) {
                return ChronoUnit.MICROS.between(Instant.EPOCH, instant(value));
            }
            BigDecimal scaled = unscaled(type, value).setScale(0, rounding);
            return scaled.max(LEAST).min(MOST).longValueExact();
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("not a value of " + type, e);
        }
    }

    private static Instant instant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        String text = value.toString();
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
    }

    /** A wide decimal's bound. */
    static BigInteger toUnscaled(Type type, Object value, RoundingMode rounding) {
        try {
            return unscaled(type, value).setScale(0, rounding).unscaledValue();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("not a value of " + type, e);
        }
    }

    private static BigDecimal unscaled(Type type, Object value) {
        BigDecimal number = new BigDecimal(value.toString());
        return type instanceof DecimalType decimal ? number.movePointRight(decimal.scale()) : number;
    }

    static double toDouble(Object value) {
        double number = value instanceof Number n ? n.doubleValue() : Double.parseDouble(value.toString());
        if (Double.isNaN(number)) {
            throw new IllegalArgumentException("not a number");
        }
        return number;
    }
}
