package io.penstock.expr.compute;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.expr.kernel.Bits;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Frame;
import io.penstock.expr.kernel.Site;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.expr.syntax.Operator;
import io.penstock.schema.Type;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * 64-bit arithmetic that refuses to wrap around. The loops only collect whether anything overflowed; the row is looked for
 * when something did.
 */
public final class LongMath {
    private LongMath() {}

    /** 10 to the power of 0 … 18. */
    public static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power = Math.multiplyExact(power, 10L);
        }
        return power;
    }

    /** INT64 {@code + - *} INT64. */
    public static ColumnFunction exact(Operator operator, Site site) {
        return (arguments, frame) -> {
            LongColumn left = (LongColumn) arguments[0];
            LongColumn right = (LongColumn) arguments[1];
            long[] a = left.values();
            long[] b = right.values();
            int size = frame.size();
            long[] result = new long[size];
            long over = 0;
            switch (operator) {
                case ADD -> {
                    for (int i = 0; i < size; i++) {
                        long sum = a[i] + b[i];
                        over |= (a[i] ^ sum) & (b[i] ^ sum);
                        result[i] = sum;
                    }
                }
                case SUBTRACT -> {
                    for (int i = 0; i < size; i++) {
                        long difference = a[i] - b[i];
                        over |= (a[i] ^ b[i]) & (a[i] ^ difference);
                        result[i] = difference;
                    }
                }
                default -> {
                    for (int i = 0; i < size; i++) {
                        long product = a[i] * b[i];
                        over |= (Math.multiplyHigh(a[i], b[i]) ^ (product >> 63)) != 0 ? -1L : 0L;
                        result[i] = product;
                    }
                }
            }
            Validity validity = left.validity().and(right.validity(), size);
            Bits.zero(result, validity, size);
            if (over < 0) {
                refuse(operator, a, b, validity, frame, site);
            }
            return LongColumn.of(Type.INT64, result, size, validity);
        };
    }

    /** INT64 {@code + - *} a constant. */
    public static ColumnFunction withConstant(Operator operator, long constant, Site site) {
        return (arguments, frame) -> {
            LongColumn left = (LongColumn) arguments[0];
            long[] a = left.values();
            int size = frame.size();
            long[] result = new long[size];
            long over = 0;
            switch (operator) {
                case ADD -> {
                    for (int i = 0; i < size; i++) {
                        long sum = a[i] + constant;
                        over |= (a[i] ^ sum) & (constant ^ sum);
                        result[i] = sum;
                    }
                }
                case SUBTRACT -> {
                    for (int i = 0; i < size; i++) {
                        long difference = a[i] - constant;
                        over |= (a[i] ^ constant) & (a[i] ^ difference);
                        result[i] = difference;
                    }
                }
                default -> {
                    for (int i = 0; i < size; i++) {
                        long product = a[i] * constant;
                        over |= (Math.multiplyHigh(a[i], constant) ^ (product >> 63)) != 0 ? -1L : 0L;
                        result[i] = product;
                    }
                }
            }
            Bits.zero(result, left.validity(), size);
            if (over < 0) {
                long[] b = new long[size];
                Arrays.fill(b, constant);
                refuse(operator, a, b, left.validity(), frame, site);
            }
            return LongColumn.of(Type.INT64, result, size, left.validity());
        };
    }

    private static void refuse(Operator operator, long[] a, long[] b, Validity validity, Frame frame, Site site) {
        for (int i = 0; i < frame.size(); i++) {
            BigInteger x = BigInteger.valueOf(a[i]);
            BigInteger y = BigInteger.valueOf(b[i]);
            BigInteger exact = switch (operator) {
                case ADD -> x.add(y);
                case SUBTRACT -> x.subtract(y);
                default -> x.multiply(y);
            };
            if (validity.isValid(i) && exact.bitLength() > 63) {
                overflow(site, frame, i, Type.INT64);
            }
        }
    }

    static void overflow(Site site, Frame frame, int row, Type type) {
        site.fail(
                frame,
                row,
                ExprErrors.OVERFLOW,
                "the result is outside the range of " + type
                        + (type == Type.INT64 ? "; CAST one side AS DECIMAL(38,0) or FLOAT64 to go further" : ""));
    }

    /**
     * Decimal {@code + -} of at most 18 digits, which cannot overflow.
     *
     * @param leftFactor what makes the left side's unit the result's
     */
    public static ColumnFunction scaledSum(Type type, long leftFactor, long rightFactor) {
        return (arguments, frame) -> {
            LongColumn left = (LongColumn) arguments[0];
            LongColumn right = (LongColumn) arguments[1];
            long[] a = left.values();
            long[] b = right.values();
            int size = frame.size();
            long[] result = new long[size];
            for (int i = 0; i < size; i++) {
                result[i] = a[i] * leftFactor + b[i] * rightFactor;
            }
            return column(type, result, left.validity().and(right.validity(), size), size);
        };
    }

    /** Decimal {@code *} of at most 18 digits, which cannot overflow. */
    public static ColumnFunction product(Type type) {
        return (arguments, frame) -> {
            LongColumn left = (LongColumn) arguments[0];
            LongColumn right = (LongColumn) arguments[1];
            long[] a = left.values();
            long[] b = right.values();
            int size = frame.size();
            long[] result = new long[size];
            for (int i = 0; i < size; i++) {
                result[i] = a[i] * b[i];
            }
            return column(type, result, left.validity().and(right.validity(), size), size);
        };
    }

    /** The remainder with the sign of the left side; null where the right side is 0. Units must fit 18 digits. */
    public static ColumnFunction remainder(Type type, long leftFactor, long rightFactor) {
        return (arguments, frame) -> {
            LongColumn left = (LongColumn) arguments[0];
            LongColumn right = (LongColumn) arguments[1];
            int size = frame.size();
            long[] result = new long[size];
            long[] valid = left.validity().and(right.validity(), size).copyWords(size);
            for (int i = 0; i < size; i++) {
                long divisor = right.values()[i] * rightFactor;
                if (divisor == 0) {
                    Validity.clear(valid, i);
                } else {
                    result[i] = left.values()[i] * leftFactor % divisor;
                }
            }
            return column(type, result, Validity.of(valid, size), size);
        };
    }

    /** {@code -x}. */
    public static ColumnFunction negate(Type type, Site site) {
        return (arguments, frame) -> {
            LongColumn operand = (LongColumn) arguments[0];
            long[] values = operand.values();
            int size = frame.size();
            long[] result = new long[size];
            for (int i = 0; i < size; i++) {
                result[i] = -values[i];
                if (values[i] == Long.MIN_VALUE) {
                    overflow(site, frame, i, type);
                }
            }
            return LongColumn.of(type, result, size, operand.validity());
        };
    }

    static Column column(Type type, long[] values, Validity validity, int size) {
        Bits.zero(values, validity, size);
        return LongColumn.of(type, values, size, validity);
    }
}
