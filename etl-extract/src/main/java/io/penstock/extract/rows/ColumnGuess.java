package io.penstock.extract.rows;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The narrowest type that holds every value of a column exactly. */
final class ColumnGuess {
    private static final int MOST_DIGITS = 38;

    private final String column;
    private @Nullable Type found;
    private int row;
    private int whole = 1;
    private int scale;

    ColumnGuess(String column) {
        this.column = column;
    }

    void observe(@Nullable Object value) {
        row++;
        if (value == null) {
            return;
        }
        Type type = typeOf(value);
        if (type == null) {
            throw unclear("row " + row + " holds " + kind(value));
        } else if (type == Type.INT64 || type instanceof DecimalType) {
            BigDecimal number = new BigDecimal(value.toString());
            whole = Math.max(whole, number.precision() - number.scale());
            scale = Math.max(scale, number.scale());
        }
        if (found == null || found.equals(type) || (isExact(found) && isExact(type))) {
            found = found instanceof DecimalType ? found : type;
        } else {
            throw unclear("row " + row + " holds " + kind(value) + ", rows before it "
                    + (isExact(found) ? "numbers" : found.toString()));
        }
    }

    /** The type; TEXT where every value is null. */
    Type type() {
        if (!(found instanceof DecimalType)) {
            return found == null ? Type.TEXT : found;
        } else if (whole + scale > MOST_DIGITS) {
            throw unclear("its numbers need " + (whole + scale) + " digits, and DECIMAL has " + MOST_DIGITS);
        }
        return Type.decimal(whole + scale, scale);
    }

    private static boolean isExact(Type type) {
        return type == Type.INT64 || type instanceof DecimalType;
    }

    private static @Nullable Type typeOf(Object value) {
        if (value instanceof String) {
            return Type.TEXT;
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            return Type.INT64;
        } else if (value instanceof BigDecimal || value instanceof BigInteger) {
            return Type.decimal(MOST_DIGITS, 0);
        } else if (value instanceof Double || value instanceof Float) {
            return Type.FLOAT64;
        } else if (value instanceof Boolean) {
            return Type.BOOLEAN;
        } else if (value instanceof LocalDate) {
            return Type.DATE;
        } else if (value instanceof LocalTime) {
            return Type.TIME;
        } else if (value instanceof Instant) {
            return Type.TIMESTAMP;
        }
        return value instanceof byte[] ? Type.BINARY : null;
    }

    private static String kind(Object value) {
        if (value instanceof List) {
            return "a list";
        } else if (value instanceof Map) {
            return "an object";
        }
        Type type = typeOf(value);
        return type == null
                ? "a " + value.getClass().getSimpleName()
                : isExact(type) ? "a number" : type == Type.TEXT ? "a text" : type.toString();
    }

    private PlanException unclear(String what) {
        return new PlanException(Problem.of(
                        RowsErrors.UNCLEAR_TYPE,
                        "column '" + column + "' has no type that holds all its values: " + what)
                .next("Declare its type in types, or write the values alike."));
    }
}
