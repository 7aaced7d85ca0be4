package io.penstock.expr.compute;

import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.expr.kernel.Bits;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Frame;
import io.penstock.expr.kernel.Site;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Functions of numbers that keep the number's representation. */
public final class NumberMath {
    private NumberMath() {}

    /** {@code abs} of 64-bit values. */
    public static ColumnFunction abs(Type type, Site site) {
        return (arguments, frame) -> {
            LongColumn column = (LongColumn) arguments[0];
            int size = frame.size();
            long[] result = new long[size];
            for (int i = 0; i < size; i++) {
                result[i] = Math.abs(column.values()[i]);
                if (result[i] < 0) {
                    LongMath.overflow(site, frame, i, type);
                }
            }
            return LongColumn.of(type, result, size, column.validity());
        };
    }

    /** Whole numbers at or below (or above) 64-bit decimals, as decimals of scale 0. */
    public static ColumnFunction whole(DecimalType from, Type target, RoundingMode mode) {
        long unit = LongMath.powerOfTen(from.scale());
        boolean up = mode == RoundingMode.CEILING;
        return (arguments, frame) -> {
            LongColumn column = (LongColumn) arguments[0];
            int size = frame.size();
            long[] result = new long[size];
            for (int i = 0; i < size; i++) {
                long value = column.values()[i];
                result[i] = up ? -Math.floorDiv(-value, unit) : Math.floorDiv(value, unit);
            }
            return LongColumn.of(target, result, size, column.validity());
        };
    }

    /** A function of wide decimals. */
    @FunctionalInterface
    public interface DecimalOperator {
        BigDecimal apply(BigDecimal value);
    }

    public static ColumnFunction wide(DecimalType target, DecimalOperator operator, Site site) {
        return (arguments, frame) -> {
            @Nullable BigDecimal[] result = new BigDecimal[frame.size()];
            for (int i = 0; i < result.length; i++) {
                BigDecimal value = WideDecimals.at(arguments[0], i);
                result[i] = value == null ? null : operator.apply(value);
            }
            return WideDecimals.column(target, result, frame, site);
        };
    }

    /** FLOAT64 rounded half away from zero to {@code digits} after the point. */
    public static double round(double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value) || Math.abs(value) >= 1L << 52) {
            return value;
        } else if (digits > 0) {
            return BigDecimal.valueOf(value)
                    .setScale(digits, RoundingMode.HALF_UP)
                    .doubleValue();
        }
        double whole = Math.floor(Math.abs(value));
        return Math.copySign(Math.abs(value) - whole >= 0.5 ? whole + 1 : whole, value);
    }

    /** -1, 0 or 1 as INT64, of any number. */
    public static Column sign(Column[] arguments, Frame frame) {
        int size = frame.size();
        long[] result = new long[size];
        Column column = arguments[0];
        if (column instanceof LongColumn longs) {
            for (int i = 0; i < size; i++) {
                result[i] = Long.signum(longs.values()[i]);
            }
        } else if (column instanceof DoubleColumn doubles) {
            for (int i = 0; i < size; i++) {
                result[i] = (long) Math.signum(doubles.values()[i]);
            }
        } else {
            for (int i = 0; i < size; i++) {
                BigDecimal value = WideDecimals.at(column, i);
                result[i] = value == null ? 0 : value.signum();
            }
        }
        return LongColumn.of(Type.INT64, result, size, column.validity());
    }

    /** The whole part of the quotient of two INT64; null where the divisor is 0. */
    public static ColumnFunction wholeQuotient(Site site) {
        return (arguments, frame) -> {
            LongColumn left = (LongColumn) arguments[0];
            LongColumn right = (LongColumn) arguments[1];
            int size = frame.size();
            long[] result = new long[size];
            long[] valid = left.validity().and(right.validity(), size).copyWords(size);
            for (int i = 0; i < size; i++) {
                long divisor = right.values()[i];
                if (divisor == 0) {
                    Validity.clear(valid, i);
                } else if (divisor == -1 && left.values()[i] == Long.MIN_VALUE) {
                    LongMath.overflow(site, frame, i, Type.INT64);
                } else {
                    result[i] = left.values()[i] / divisor;
                }
            }
            return LongMath.column(Type.INT64, result, Validity.of(valid, size), size);
        };
    }

    /** {@code power}; null where the result is no real number. */
    public static Column power(Column[] arguments, Frame frame) {
        DoubleColumn base = (DoubleColumn) arguments[0];
        DoubleColumn exponent = (DoubleColumn) arguments[1];
        int size = frame.size();
        double[] result = new double[size];
        long[] valid = Bits.valid(arguments, size).copyWords(size);
        for (int i = 0; i < size; i++) {
            double b = base.values()[i];
            double e = exponent.values()[i];
            result[i] = Math.pow(b, e);
            if ((Double.isNaN(result[i]) && !Double.isNaN(b) && !Double.isNaN(e)) || (b == 0 && e < 0)) {
                Validity.clear(valid, i);
            }
        }
        return DoubleMath.column(result, Validity.of(valid, size), size);
    }
}
