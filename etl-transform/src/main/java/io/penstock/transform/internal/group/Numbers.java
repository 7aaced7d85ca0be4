package io.penstock.transform.internal.group;

import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.schema.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Numeric columns as doubles, each value the nearest one. */
public final class Numbers {
    private Numbers() {}

    /** The values of a numeric column, in {@code spare} where that is long enough; nulls are 0. */
    public static double[] of(Column column, double[] spare) {
        if (column instanceof DoubleColumn doubles) {
            return doubles.values();
        }
        double[] numbers = spare.length >= column.size() ? spare : new double[column.size()];
        if (column instanceof LongColumn longs) {
            int scale = longs.type() instanceof DecimalType decimal ? decimal.scale() : 0;
            for (int i = 0; i < column.size(); i++) {
                numbers[i] = scale == 0 ? longs.get(i) : scaled(longs.get(i), scale);
            }
        } else if (column instanceof DecimalColumn decimals) {
            for (int i = 0; i < column.size(); i++) {
                BigInteger unscaled = decimals.unscaled(i);
                numbers[i] = unscaled == null
                        ? 0
                        : new BigDecimal(unscaled, decimals.type().scale()).doubleValue();
            }
        }
        return numbers;
    }

    /** Both are exact doubles below 2^53, so their quotient is the nearest. */
    private static double scaled(long unscaled, int scale) {
        return Math.abs(unscaled) < 1L << 53
                ? unscaled / Math.pow(10, scale)
                : BigDecimal.valueOf(unscaled, scale).doubleValue();
    }

    /** The double nearest to {@code unscaled / 10^scale / count}. */
    public static double mean(BigInteger unscaled, int scale, long count) {
        if (unscaled.bitLength() < 53 && scale <= 15) {
            double divisor = count * Math.pow(10, scale);
            if (divisor < 1L << 53) {
                return unscaled.longValue() / divisor;
            }
        }
        return new BigDecimal(unscaled, scale)
                .divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                .doubleValue();
    }
}
