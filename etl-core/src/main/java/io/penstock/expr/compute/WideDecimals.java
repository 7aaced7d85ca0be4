package io.penstock.expr.compute;

import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Frame;
import io.penstock.expr.kernel.Site;
import io.penstock.expr.syntax.Operator;
import io.penstock.schema.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Exact decimals past 18 digits: correct, with an object per value. */
public final class WideDecimals {
    private WideDecimals() {}

    /** The value of any exact number, INT64 being a decimal of scale 0; null where null. */
    static @Nullable BigDecimal at(Column column, int i) {
        if (column.isNull(i)) {
            return null;
        } else if (column instanceof LongColumn values) {
            return BigDecimal.valueOf(values.get(i), Comparisons.scale(values.type()));
        }
        return (BigDecimal) column.value(i);
    }

    static ColumnFunction compare(Operator operator) {
        Relation relation = Relation.of(operator);
        boolean less = relation.base() == Relation.Base.LESS;
        return (arguments, frame) -> {
            Column left = arguments[relation.swapped() ? 1 : 0];
            Column right = arguments[relation.swapped() ? 0 : 1];
            int size = frame.size();
            boolean[] result = new boolean[size];
            for (int i = 0; i < size; i++) {
                BigDecimal a = at(left, i);
                BigDecimal b = at(right, i);
                if (a != null && b != null) {
                    int order = a.compareTo(b);
                    result[i] = (less ? order < 0 : order == 0) ^ relation.negated();
                }
            }
            return Truth.column(result, left.validity().and(right.validity(), size), size);
        };
    }

    /** {@code + - * %} with a result of {@code type}, whose scale holds every digit; {@code % 0} is null. */
    public static ColumnFunction of(Operator operator, DecimalType type, Site site) {
        return (arguments, frame) -> {
            int size = frame.size();
            @Nullable BigDecimal[] result = new BigDecimal[size];
            for (int i = 0; i < size; i++) {
                BigDecimal a = at(arguments[0], i);
                BigDecimal b = at(arguments[1], i);
                if (a != null && b != null) {
                    result[i] = switch (operator) {
                        case ADD -> a.add(b);
                        case SUBTRACT -> a.subtract(b);
                        case MULTIPLY -> a.multiply(b);
                        default -> b.signum() == 0 ? null : a.remainder(b);
                    };
                }
            }
            return column(type, result, frame, site);
        };
    }

    /** A column of {@code type}, wide or not; a value of too many digits is refused, digits past the scale are rounded. */
    static Column column(DecimalType type, @Nullable BigDecimal[] values, Frame frame, Site site) {
        int size = values.length;
        @Nullable BigInteger[] unscaled = new BigInteger[size];
        for (int i = 0; i < size; i++) {
            BigDecimal value = values[i];
            if (value != null) {
                BigDecimal fitted = value.setScale(type.scale(), RoundingMode.HALF_UP);
                if (fitted.precision() > type.precision()) {
                    LongMath.overflow(site, frame, i, type);
                } else {
                    unscaled[i] = fitted.unscaledValue();
                }
            }
        }
        return column(type, unscaled);
    }

    static Column column(DecimalType type, @Nullable BigInteger[] unscaled) {
        int size = unscaled.length;
        if (!type.isCompact()) {
            return DecimalColumn.of(type, unscaled, size);
        }
        long[] values = new long[size];
        long[] valid = Validity.allValidWords(size);
        for (int i = 0; i < size; i++) {
            BigInteger value = unscaled[i];
            if (value == null) {
                Validity.clear(valid, i);
            } else {
                values[i] = value.longValueExact();
            }
        }
        return LongColumn.of(type, values, size, Validity.of(valid, size));
    }
}
