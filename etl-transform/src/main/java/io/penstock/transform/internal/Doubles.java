package io.penstock.transform.internal;

import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Columns of numbers, dates and times seen as doubles, in the column's own unit (a decimal as its value, a date in days, a
 * time in microseconds), and back. Integers past 2⁵³ lose their last digits on the way.
 */
public final class Doubles {
    private Doubles() {}

    /** One double per row; what stands where the value is null says nothing. The array may be the column's own: read only. */
    public static double[] of(Column column) {
        if (column instanceof DoubleColumn doubles) {
            return doubles.values();
        }
        double[] values = new double[column.size()];
        if (column instanceof LongColumn longs) {
            double unit = column.type() instanceof DecimalType decimal ? Math.pow(10, decimal.scale()) : 1;
            long[] raw = longs.values();
            for (int i = 0; i < values.length; i++) {
                values[i] = raw[i] / unit;
            }
        } else if (column instanceof DecimalColumn decimals) {
            for (int i = 0; i < values.length; i++) {
                BigInteger unscaled = decimals.unscaled(i);
                values[i] = unscaled == null
                        ? 0
                        : new BigDecimal(unscaled, decimals.type().scale()).doubleValue();
            }
        } else {
            throw new IllegalArgumentException(column.type() + " is not a number");
        }
        return values;
    }

    /** Numbers, and what is counted in days or microseconds. */
    public static boolean fits(Type type) {
        return type.isNumeric() || type == Type.DATE || type == Type.TIME || type == Type.TIMESTAMP;
    }

    /**
     * A column of a type that {@link #fits}; rounded half away from zero to what the type can hold, at most its ends.
     *
     * @param values handed over, not copied
     */
    @SuppressWarnings("NullAway") // does not see in another module's class file that elements may be null
    public static Column column(Type type, double[] values, int size, Validity validity) {
        if (type == Type.FLOAT64) {
            return DoubleColumn.of(values, size, validity);
        } else if (type instanceof DecimalType decimal && !decimal.isCompact()) {
            @Nullable BigInteger[] unscaled = new BigInteger[size];
            for (int i = 0; i < size; i++) {
                if (validity.isValid(i)) {
                    unscaled[i] = BigDecimal.valueOf(values[i])
                            .setScale(decimal.scale(), RoundingMode.HALF_UP)
                            .unscaledValue();
                }
            }
            return DecimalColumn.of(decimal, unscaled, size);
        }
        long[] longs = new long[size];
        for (int i = 0; i < size; i++) {
            longs[i] = validity.isValid(i) ? unscaled(type, values[i]) : 0;
        }
        return LongColumn.of(type, longs, size, validity);
    }

    /** The value as a 64-bit type keeps it. */
    public static long unscaled(Type type, double value) {
        int scale = type instanceof DecimalType decimal ? decimal.scale() : 0;
        double units = value * Math.pow(10, scale);
        return Math.abs(units) < 1L << 52
                ? (long) Math.copySign(Math.floor(Math.abs(units) + 0.5), units)
                : (long) units;
    }

    /**
     * The column with other values at some rows; the others keep theirs to the last digit.
     *
     * @param changed a bit per row
     * @param values the new values at those rows
     * @param validity of the result
     */
    @SuppressWarnings("NullAway") // does not see in another module's class file that elements may be null
    public static Column replace(Column column, long[] changed, double[] values, Validity validity) {
        int size = column.size();
        if (column instanceof LongColumn longs) {
            long[] next = Arrays.copyOf(longs.values(), size);
            for (int i = 0; i < size; i++) {
                if (RowBits.get(changed, i)) {
                    next[i] = validity.isValid(i) ? unscaled(column.type(), values[i]) : 0;
                }
            }
            return LongColumn.of(column.type(), next, size, validity);
        } else if (column instanceof DecimalColumn decimals) {
            DecimalColumn others = (DecimalColumn) column(column.type(), values, size, validity);
            @Nullable BigInteger[] next = new BigInteger[size];
            for (int i = 0; i < size; i++) {
                next[i] = RowBits.get(changed, i) ? others.unscaled(i) : decimals.unscaled(i);
            }
            return DecimalColumn.of(decimals.type(), next, size);
        }
        double[] next = Arrays.copyOf(((DoubleColumn) column).values(), size);
        for (int i = 0; i < size; i++) {
            if (RowBits.get(changed, i)) {
                next[i] = validity.isValid(i) ? values[i] : 0;
            }
        }
        return DoubleColumn.of(next, size, validity);
    }
}
