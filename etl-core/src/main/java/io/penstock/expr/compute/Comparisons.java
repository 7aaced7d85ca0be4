package io.penstock.expr.compute;

import io.penstock.expr.kernel.Call;
import io.penstock.expr.kernel.Constant;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.syntax.Operator;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;

/** Chooses the loop for a comparison. */
public final class Comparisons {
    private Comparisons() {}

    /**
     * {@code left operator right}.
     *
     * @param operator one of the six comparisons
     * @param left of the same type as {@code right}, or both numeric
     */
    public static Kernel of(Operator operator, Kernel left, Kernel right) {
        if (left instanceof Constant constant && !(right instanceof Constant)) {
            return withConstant(operator.mirrored(), right, constant);
        } else if (right instanceof Constant constant) {
            return withConstant(operator, left, constant);
        }
        return columns(operator, left, right);
    }

    private static Kernel withConstant(Operator operator, Kernel column, Constant constant) {
        Type type = column.type();
        if (constant.isNull()) {
            return columns(operator, column, constant);
        } else if (type == Type.TEXT) {
            return Call.of(Type.BOOLEAN, TextComparison.withConstant(operator, constant.utf8()), column);
        } else if (isLong(type) && isExact(constant.type())) {
            return Call.of(Type.BOOLEAN, LongRange.of(operator, bound(type, constant)), column);
        } else if (type == Type.FLOAT64
                && constant.value() instanceof Number number
                && !Double.isNaN(number.doubleValue())) {
            return Call.of(Type.BOOLEAN, DoubleComparison.withConstant(operator, number.doubleValue()), column);
        }
        return columns(operator, column, constant);
    }

    private static Kernel columns(Operator operator, Kernel left, Kernel right) {
        Type a = left.type();
        Type b = right.type();
        if (a == Type.TEXT) {
            return Call.of(Type.BOOLEAN, TextComparison.of(operator), left, right);
        } else if (a == Type.BOOLEAN) {
            return Call.of(Type.BOOLEAN, LongComparison.booleans(operator), left, right);
        } else if (a == Type.FLOAT64 || b == Type.FLOAT64) {
            return Call.of(
                    Type.BOOLEAN, DoubleComparison.of(operator), DoubleMath.toDouble(left), DoubleMath.toDouble(right));
        } else if (!isLong(a) || !isLong(b)) {
            return Call.of(Type.BOOLEAN, WideDecimals.compare(operator), left, right);
        } else if (scale(a) == scale(b)) {
            return Call.of(Type.BOOLEAN, LongComparison.of(operator), left, right);
        }
        int common = Math.max(scale(a), scale(b));
        return Call.of(
                Type.BOOLEAN,
                LongComparison.scaled(
                        operator, LongMath.powerOfTen(common - scale(a)), LongMath.powerOfTen(common - scale(b))),
                left,
                right);
    }

    /** A constant of an exact type in units of a 64-bit column of {@code type}; a fraction where it lies between two. */
    public static BigDecimal bound(Type type, Constant constant) {
        if (constant.type() instanceof DecimalType && constant.value() instanceof BigDecimal decimal) {
            return decimal.movePointRight(scale(type));
        }
        return BigDecimal.valueOf(constant.longValue()).movePointRight(scale(type));
    }

    /** Whether values are held in a {@code LongColumn}. */
    public static boolean isLong(Type type) {
        return type == Type.INT64
                || type == Type.DATE
                || type == Type.TIME
                || type == Type.TIMESTAMP
                || (type instanceof DecimalType decimal && decimal.isCompact());
    }

    private static boolean isExact(Type type) {
        return isLong(type) || type instanceof DecimalType;
    }

    /** Digits after the point of a unit; 0 for everything but decimals. */
    static int scale(Type type) {
        return type instanceof DecimalType decimal ? decimal.scale() : 0;
    }
}
