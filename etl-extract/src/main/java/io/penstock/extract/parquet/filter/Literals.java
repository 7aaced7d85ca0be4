package io.penstock.extract.parquet.filter;

import io.penstock.expr.syntax.Node;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Constants of a condition beside stored values. */
final class Literals {
    private Literals() {}

    /** The constant, or null when the node is none or NULL. */
    static @Nullable Object of(Node node) {
        if (node instanceof Node.Literal literal) {
            return literal.value();
        } else if (node instanceof Node.Negate negate && of(negate.operand()) instanceof Number number) {
            return negated(number);
        }
        return null;
    }

    private static @Nullable Serializable negated(Number number) {
        if (number instanceof Long whole) {
            return whole == Long.MIN_VALUE ? null : (Serializable) (-whole);
        } else if (number instanceof BigDecimal decimal) {
            return decimal.negate();
        }
        return -number.doubleValue();
    }

    /**
     * How a stored value stands to a constant: negative, 0 or positive; null when the expression would not compare them as they are.
     */
    static @Nullable Integer compare(Object stored, Object constant) {
        if (stored instanceof byte[] text) {
            return constant instanceof String other
                    ? Arrays.compareUnsigned(text, other.getBytes(StandardCharsets.UTF_8))
                    : null;
        } else if (stored instanceof Boolean flag) {
            return constant instanceof Boolean other ? flag.compareTo(other) : null;
        } else if (constant instanceof LocalDate day) {
            return stored instanceof Long days ? days.compareTo(day.toEpochDay()) : null;
        } else if (constant instanceof Instant instant) {
            return stored instanceof Long micros ? compareMicros(micros, instant) : null;
        } else if (stored instanceof Number left && constant instanceof Number right) {
            return numbers(left, right);
        }
        return null;
    }

    private static @Nullable Integer compareMicros(long micros, Instant instant) {
        // Finer than micros cannot be compared without knowing how the expression rounds.
        return instant.truncatedTo(ChronoUnit.MICROS).equals(instant)
                ? (Integer) Instant.EPOCH.plus(micros, ChronoUnit.MICROS).compareTo(instant)
                : null;
    }

    /** As doubles when either is one; where rounding may have made them equal they are not compared. */
    private static @Nullable Integer numbers(Number left, Number right) {
        if (left instanceof Double || right instanceof Double) {
            double a = left.doubleValue();
            double b = right.doubleValue();
            boolean exact = left instanceof Double && right instanceof Double;
            return a == b ? exact ? (Integer) 0 : null : a < b ? Integer.valueOf(-1) : a > b ? (Integer) 1 : null;
        }
        return exact(left).compareTo(exact(right));
    }

    private static BigDecimal exact(Number number) {
        return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
    }
}
