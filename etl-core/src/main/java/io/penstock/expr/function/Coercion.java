package io.penstock.expr.function;

import io.penstock.expr.compute.Casts;
import io.penstock.expr.kernel.Constant;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.expr.syntax.Node.OnFailure;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How types meet. Numbers meet in the widest (INT64, DECIMAL, FLOAT64), DATE and TIMESTAMP in TIMESTAMP, {@code NULL} takes
 * any type, and a text <em>constant</em> beside a date or timestamp is read as one. Nothing else is converted unasked.
 */
public final class Coercion {
    private static final DecimalType INT64_DIGITS = Type.decimal(19, 0);

    private Coercion() {}

    /** The type all operands can be converted to; null where there is none. TEXT when all of them are {@code NULL}. */
    public static @Nullable Type common(List<Operand> operands) {
        Type common = null;
        boolean textConstant = false;
        for (Operand operand : operands) {
            if (operand.isTextConstant()) {
                textConstant = true;
            } else if (!operand.isAny()) {
                common = common == null ? operand.type() : meet(common, operand.type());
                if (common == null) {
                    return null;
                }
            }
        }
        if (textConstant && common != null && common != Type.TEXT && !isMoment(common)) {
            return null;
        } else if (common instanceof DecimalType) {
            return decimal(operands);
        }
        return common == null ? Type.TEXT : common;
    }

    private static @Nullable Type meet(Type common, Type type) {
        if (common.equals(type)) {
            return common;
        } else if (common.isNumeric() && type.isNumeric()) {
            return common == Type.FLOAT64 || type == Type.FLOAT64 ? Type.FLOAT64 : INT64_DIGITS;
        }
        return isMoment(common) && isMoment(type) ? Type.TIMESTAMP : null;
    }

    /** The digits that hold every operand, INT64 constants by the digits they show. */
    private static Type decimal(List<Operand> operands) {
        int scale = 0;
        int whole = 0;
        for (Operand operand : operands) {
            if (!operand.isAny()) {
                DecimalType digits = digits(operand);
                scale = Math.max(scale, digits.scale());
                whole = Math.max(whole, digits.precision() - digits.scale());
            }
        }
        return Type.decimal(Math.min(DecimalType.MAX_PRECISION, Math.max(1, whole + scale)), scale);
    }

    public static boolean isMoment(Type type) {
        return type == Type.DATE || type == Type.TIMESTAMP;
    }

    /** The decimal type an INT64 or DECIMAL operand is in arithmetic: a constant has the digits it shows. */
    public static DecimalType digits(Operand operand) {
        if (operand.type() instanceof DecimalType decimal) {
            return decimal;
        }
        Constant constant = operand.constant();
        return constant == null || constant.isNull()
                ? INT64_DIGITS
                : Type.decimal(BigDecimal.valueOf(constant.longValue()).precision(), 0);
    }

    /** The operand's kernel as {@code target}, a type that {@link #common} gave; null after adding a problem. */
    public static @Nullable Kernel convert(Scope scope, Operand operand, Type target) {
        if (operand.isAny()) {
            return Constant.of(target, null);
        } else if (operand.type().equals(target)) {
            return operand.kernel();
        } else if (operand.isTextConstant() && isMoment(target)) {
            return moment(scope, operand, target);
        }
        Kernel converted = Casts.of(operand.kernel(), target, OnFailure.ERROR, scope.site(operand.node()));
        if (converted == null) {
            return scope.refuse(
                    operand.node(), ExprErrors.WRONG_TYPE, operand.shown() + " where " + target + " is needed");
        }
        return scope.fold(converted, List.of(operand));
    }

    private static @Nullable Kernel moment(Scope scope, Operand operand, Type target) {
        Kernel parsed = Casts.of(operand.kernel(), target, OnFailure.NULL, scope.site(operand.node()));
        Kernel folded = parsed == null ? null : scope.fold(parsed, List.of(operand));
        if (folded instanceof Constant constant && constant.isNull()) {
            return scope.refuse(
                    operand.node(),
                    ExprErrors.BAD_LITERAL,
                    "the text stands beside a " + target + " but is none; write "
                            + (target == Type.DATE ? "'2024-01-31'" : "'2024-01-31 10:00:00'"));
        }
        return folded;
    }
}
