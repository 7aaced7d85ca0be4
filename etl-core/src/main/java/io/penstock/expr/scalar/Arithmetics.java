package io.penstock.expr.scalar;

import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.expr.compute.DoubleMath;
import io.penstock.expr.compute.LongMath;
import io.penstock.expr.kernel.Bits;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Frame;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;

/** Functions of several numbers. */
public final class Arithmetics {
    /** The greatest common divisor of two INT64. */
    public static final ColumnFunction GCD = PerValue.longs(Type.INT64, (v, i) -> gcd(v[0][i], v[1][i]));

    private Arithmetics() {}

    private static long gcd(long first, long second) {
        long a = first;
        long b = second;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a < 0 ? -a : a;
    }

    /** Toward zero, of 64-bit decimals. */
    public static ColumnFunction trunc(DecimalType from, Type target) {
        long unit = LongMath.powerOfTen(from.scale());
        return PerValue.longs(target, (v, i) -> v[0][i] / unit);
    }

    public static Column atan2(Column[] arguments, Frame frame) {
        double[] y = ((DoubleColumn) arguments[0]).values();
        double[] x = ((DoubleColumn) arguments[1]).values();
        int size = frame.size();
        double[] result = new double[size];
        for (int i = 0; i < size; i++) {
            result[i] = Math.atan2(y[i], x[i]);
        }
        return DoubleMath.column(result, Bits.valid(arguments, size), size);
    }

    /** Of value, low, high (FLOAT64) and count (INT64). */
    public static Column widthBucket(Column[] arguments, Frame frame) {
        double[] values = ((DoubleColumn) arguments[0]).values();
        double[] lows = ((DoubleColumn) arguments[1]).values();
        double[] highs = ((DoubleColumn) arguments[2]).values();
        long[] counts = ((LongColumn) arguments[3]).values();
        int size = frame.size();
        long[] result = new long[size];
        long[] valid = Bits.valid(arguments, size).copyWords(size);
        for (int i = 0; i < size; i++) {
            if (counts[i] < 1 || !(lows[i] < highs[i]) || Double.isNaN(values[i])) {
                Validity.clear(valid, i);
            } else if (values[i] >= lows[i]) {
                double share = (values[i] - lows[i]) / (highs[i] - lows[i]);
                result[i] = share >= 1 ? counts[i] + 1 : (long) (share * counts[i]) + 1;
            }
        }
        Validity validity = Validity.of(valid, size);
        Bits.zero(result, validity, size);
        return LongColumn.of(Type.INT64, result, size, validity);
    }
}
