package io.penstock.transform.validate.check;

import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import io.penstock.transform.internal.RowBits;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Values between two bounds, both inclusive; null for no bound. NaN is outside of every range. */
public record RangeRule(
        String column, @Nullable Object least, @Nullable Object most) implements ColumnCheck.ValueRule {
    @Override
    public @Nullable String refusal(Type type) {
        return Bounds.isOrdered(type) ? null : "a number, date, time or timestamp";
    }

    @Override
    public Bound bind(Type type, Problems problems) {
        try {
            if (type == Type.FLOAT64) {
                return doubles(
                        least == null ? Double.NEGATIVE_INFINITY : Bounds.toDouble(least),
                        most == null ? Double.POSITIVE_INFINITY : Bounds.toDouble(most));
            } else if (type instanceof DecimalType decimal && !decimal.isCompact()) {
                return decimals(
                        least == null ? null : Bounds.toUnscaled(type, least, RoundingMode.CEILING),
                        most == null ? null : Bounds.toUnscaled(type, most, RoundingMode.FLOOR));
            }
            return longs(
                    least == null ? Long.MIN_VALUE : Bounds.toLong(type, least, RoundingMode.CEILING),
                    most == null ? Long.MAX_VALUE : Bounds.toLong(type, most, RoundingMode.FLOOR));
        } catch (IllegalArgumentException e) {
            problems.add(
                    ValidationErrors.BAD_VALUE,
                    "rule range(" + column + "): a bound is not a value of " + type + ", the type of the column");
            return () -> (values, failed) -> {};
        }
    }

    private static Bound longs(long low, long high) {
        return () -> (column, failed) -> {
            LongColumn longs = (LongColumn) column;
            long[] values = longs.values();
            for (int i = 0; i < longs.size(); i++) {
                if ((values[i] < low || values[i] > high) && longs.validity().isValid(i)) {
                    RowBits.set(failed, i);
                }
            }
        };
    }

    private static Bound doubles(double low, double high) {
        return () -> (column, failed) -> {
            DoubleColumn doubles = (DoubleColumn) column;
            double[] values = doubles.values();
            for (int i = 0; i < doubles.size(); i++) {
                if (!(values[i] >= low && values[i] <= high)
                        && doubles.validity().isValid(i)) {
                    RowBits.set(failed, i);
                }
            }
        };
    }

    private static Bound decimals(@Nullable BigInteger low, @Nullable BigInteger high) {
        return () -> (column, failed) -> {
            DecimalColumn decimals = (DecimalColumn) column;
            for (int i = 0; i < decimals.size(); i++) {
                BigInteger value = decimals.unscaled(i);
                if (value != null
                        && ((low != null && value.compareTo(low) < 0) || (high != null && value.compareTo(high) > 0))) {
                    RowBits.set(failed, i);
                }
            }
        };
    }
}
