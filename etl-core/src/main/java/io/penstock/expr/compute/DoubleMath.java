package io.penstock.expr.compute;

import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.expr.kernel.Bits;
import io.penstock.expr.kernel.Call;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Constant;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.syntax.Operator;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;

/** FLOAT64 arithmetic after IEEE 754, save that dividing by zero gives null. */
public final class DoubleMath {
    private DoubleMath() {}

    /** A numeric kernel's values as FLOAT64; the kernel itself where they are. */
    public static Kernel toDouble(Kernel number) {
        if (number.type() == Type.FLOAT64) {
            return number;
        } else if (number instanceof Constant constant) {
            Object value = constant.value();
            return Constant.of(Type.FLOAT64, value instanceof Number n ? (Object) n.doubleValue() : null);
        } else if (!Comparisons.isLong(number.type())) {
            return Call.of(Type.FLOAT64, (arguments, frame) -> wide((DecimalColumn) arguments[0]), number);
        }
        double unit = LongMath.powerOfTen(Comparisons.scale(number.type()));
        return Call.of(
                Type.FLOAT64,
                (arguments, frame) -> {
                    LongColumn column = (LongColumn) arguments[0];
                    long[] values = column.values();
                    int size = frame.size();
                    double[] result = new double[size];
                    for (int i = 0; i < size; i++) {
                        result[i] = values[i] / unit;
                    }
                    return DoubleColumn.of(result, size, column.validity());
                },
                number);
    }

    private static Column wide(DecimalColumn column) {
        int size = column.size();
        double[] result = new double[size];
        for (int i = 0; i < size; i++) {
            result[i] = column.value(i) instanceof BigDecimal decimal ? decimal.doubleValue() : 0;
        }
        return DoubleColumn.of(result, size, column.validity());
    }

    /** {@code + - * / %}. */
    public static ColumnFunction of(Operator operator) {
        return (arguments, frame) -> {
            DoubleColumn left = (DoubleColumn) arguments[0];
            DoubleColumn right = (DoubleColumn) arguments[1];
            double[] a = left.values();
            double[] b = right.values();
            int size = frame.size();
            double[] result = new double[size];
            Validity validity = left.validity().and(right.validity(), size);
            switch (operator) {
                case ADD -> {
                    for (int i = 0; i < size; i++) {
                        result[i] = a[i] + b[i];
                    }
                }
                case SUBTRACT -> {
                    for (int i = 0; i < size; i++) {
                        result[i] = a[i] - b[i];
                    }
                }
                case MULTIPLY -> {
                    for (int i = 0; i < size; i++) {
                        result[i] = a[i] * b[i];
                    }
                }
                case DIVIDE -> {
                    for (int i = 0; i < size; i++) {
                        result[i] = a[i] / b[i];
                    }
                    validity = withoutZeros(b, validity, size);
                }
                default -> {
                    for (int i = 0; i < size; i++) {
                        result[i] = a[i] % b[i];
                    }
                    validity = withoutZeros(b, validity, size);
                }
            }
            return column(result, validity, size);
        };
    }

    /** {@code value operator constant}; a constant 0 must not divide. */
    public static ColumnFunction withConstant(Operator operator, double constant) {
        return (arguments, frame) -> {
            DoubleColumn column = (DoubleColumn) arguments[0];
            double[] values = column.values();
            int size = frame.size();
            double[] result = new double[size];
            switch (operator) {
                case ADD -> {
                    for (int i = 0; i < size; i++) {
                        result[i] = values[i] + constant;
                    }
                }
                case SUBTRACT -> {
                    for (int i = 0; i < size; i++) {
                        result[i] = values[i] - constant;
                    }
                }
                case MULTIPLY -> {
                    for (int i = 0; i < size; i++) {
                        result[i] = values[i] * constant;
                    }
                }
                case DIVIDE -> {
                    for (int i = 0; i < size; i++) {
                        result[i] = values[i] / constant;
                    }
                }
                default -> {
                    for (int i = 0; i < size; i++) {
                        result[i] = values[i] % constant;
                    }
                }
            }
            return column(result, column.validity(), size);
        };
    }

    /** A function of one number; where it gives NaN for a number, the result is null. */
    public static ColumnFunction map(DoubleUnaryOperator function) {
        return (arguments, frame) -> {
            DoubleColumn column = (DoubleColumn) arguments[0];
            double[] values = column.values();
            int size = frame.size();
            double[] result = new double[size];
            long[] valid = column.validity().copyWords(size);
            for (int i = 0; i < size; i++) {
                result[i] = function.applyAsDouble(values[i]);
                if (Double.isNaN(result[i]) && !Double.isNaN(values[i])) {
                    Validity.clear(valid, i);
                }
            }
            return column(result, Validity.of(valid, size), size);
        };
    }

    private static Validity withoutZeros(double[] divisors, Validity validity, int size) {
        long[] valid = null;
        for (int i = 0; i < size; i++) {
            if (divisors[i] == 0) {
                valid = valid == null ? validity.copyWords(size) : valid;
                Validity.clear(valid, i);
            }
        }
        return valid == null ? validity : Validity.of(valid, size);
    }

    public static Column column(double[] values, Validity validity, int size) {
        Bits.zero(values, validity, size);
        return DoubleColumn.of(values, size, validity);
    }
}
