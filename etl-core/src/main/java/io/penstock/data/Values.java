package io.penstock.data;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** Turns Java objects into a column's own units, losing nothing. */
final class Values {
    private Values() {}

    static long toLong(Type type, Object value) {
        try {
            if (type == Type.INT64 && value instanceof Number number) {
                return exactLong(number);
            } else if (type == Type.DATE && value instanceof LocalDate date) {
                return date.toEpochDay();
            } else if (type == Type.TIME && value instanceof LocalTime time) {
                return time.toNanoOfDay() / 1000;
            } else if (type == Type.TIMESTAMP) {
                return micros(value);
            } else if (type instanceof DecimalType decimal && value instanceof Number) {
                return toUnscaled(decimal, value).longValueExact();
            }
        } catch (ArithmeticException e) {
            throw unfit(type, value);
        }
        throw unfit(type, value);
    }

    private static long exactLong(Number number) {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        } else if (number instanceof BigInteger big) {
            return big.longValueExact();
        }
        return new BigDecimal(number.toString()).longValueExact();
    }

    private static long micros(Object value) {
        Instant instant;
        if (value instanceof Instant i) {
            instant = i;
        } else if (value instanceof OffsetDateTime offset) {
            instant = offset.toInstant();
        } else if (value instanceof ZonedDateTime zoned) {
            instant = zoned.toInstant();
        } else {
            throw unfit(Type.TIMESTAMP, value);
        }
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }

    static BigInteger toUnscaled(DecimalType type, Object value) {
        BigDecimal exact;
        if (value instanceof BigDecimal decimal) {
            exact = decimal;
        } else if (value instanceof BigInteger big) {
            exact = new BigDecimal(big);
        } else if (value instanceof Number number) {
            exact = new BigDecimal(number.toString());
        } else {
            throw unfit(type, value);
        }
        try {
            BigDecimal scaled = exact.setScale(type.scale());
            if (scaled.precision() > type.precision()) {
                throw unfit(type, value);
            }
            return scaled.unscaledValue();
        } catch (ArithmeticException e) {
            throw unfit(type, value);
        }
    }

    static IllegalArgumentException unfit(Type type, Object value) {
        return new IllegalArgumentException(
                "a value of " + value.getClass().getSimpleName() + " does not fit a column of " + type);
    }
}
