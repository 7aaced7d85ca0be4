package io.penstock.expr.library;

import static io.penstock.expr.function.Parameter.DOUBLE;
import static io.penstock.expr.function.Parameter.INTEGER;
import static io.penstock.expr.function.Parameter.NUMBER;

import io.penstock.expr.compute.Casts;
import io.penstock.expr.compute.DoubleMath;
import io.penstock.expr.compute.NumberMath;
import io.penstock.expr.function.Arithmetic;
import io.penstock.expr.function.Function;
import io.penstock.expr.function.FunctionCall;
import io.penstock.expr.kernel.Constant;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.expr.syntax.Node.OnFailure;
import io.penstock.expr.syntax.Operator;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions of numbers. */
final class NumberFunctions {
    private static final int MAX_DIGITS = 15;

    private NumberFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of("abs", "the argument's type", NumberFunctions::abs, NUMBER)
                        .doc("The number without its sign.")
                        .example("abs(-2.50)", "2.50"),
                Function.of("sign", "INT64", call -> call.total(Type.INT64, NumberMath::sign), NUMBER)
                        .doc("-1, 0 or 1.")
                        .example("sign(-0.5)", "-1"),
                Function.of(
                                "round",
                                "the argument's type, DECIMAL with the new scale",
                                NumberFunctions::round,
                                NUMBER,
                                INTEGER)
                        .needing(1)
                        .doc(
                                "Rounded half away from zero to a constant number of digits after the point, 0 to 15 (default 0).")
                        .example("round(2.345, 2)", "2.35")
                        .example("round(-2.5)", "-3")
                        .example("round(2.5e0)", "3.0"),
                Function.of(
                                "floor",
                                "the argument's type, DECIMAL with scale 0",
                                call -> whole(call, RoundingMode.FLOOR),
                                NUMBER)
                        .doc("The greatest whole number at or below.")
                        .example("floor(-1.5)", "-2"),
                Function.of(
                                "ceil",
                                "the argument's type, DECIMAL with scale 0",
                                call -> whole(call, RoundingMode.CEILING),
                                NUMBER)
                        .alias("ceiling")
                        .doc("The least whole number at or above.")
                        .example("ceil(1.01)", "2"),
                Function.of("mod", "as `%`", NumberFunctions::mod, NUMBER, NUMBER)
                        .doc("The remainder with the sign of the first number, as `%`; null where the second is 0.")
                        .example("mod(-7, 3)", "-1"),
                Function.of(
                                "div",
                                "INT64",
                                call -> call.failing(Type.INT64, NumberMath.wholeQuotient(call.site())),
                                INTEGER,
                                INTEGER)
                        .doc("The whole part of the quotient; null where the second number is 0.")
                        .example("div(-7, 2)", "-3"),
                Function.of("power", "FLOAT64", call -> call.total(Type.FLOAT64, NumberMath::power), DOUBLE, DOUBLE)
                        .alias("pow")
                        .doc("The first number to the power of the second; null where that is no real number.")
                        .example("power(2, 10)", "1024.0"),
                of("sqrt", Math::sqrt)
                        .doc("The square root; null of a negative number.")
                        .example("sqrt(6.25)", "2.5")
                        .example("sqrt(-1)", "NULL"),
                of("exp", Math::exp).doc("e to the power of the number.").example("exp(0)", "1.0"),
                of("ln", value -> value > 0 ? Math.log(value) : Double.NaN)
                        .doc("The natural logarithm; null of a number that is not positive.")
                        .example("ln(1)", "0.0")
                        .example("ln(0)", "NULL"));
    }

    private static Function of(String name, DoubleUnaryOperator operator) {
        return Function.of(name, "FLOAT64", call -> call.total(Type.FLOAT64, DoubleMath.map(operator)), DOUBLE);
    }

    private static @Nullable Kernel abs(FunctionCall call) {
        Type type = call.type(0);
        if (type == Type.FLOAT64) {
            return call.total(type, DoubleMath.map(Math::abs));
        } else if (type instanceof DecimalType decimal && !decimal.isCompact()) {
            return call.total(type, NumberMath.wide(decimal, BigDecimal::abs, call.site()));
        }
        return type == Type.INT64
                ? call.failing(type, NumberMath.abs(type, call.site()))
                : call.total(type, NumberMath.abs(type, call.site()));
    }

    private static @Nullable Kernel round(FunctionCall call) {
        int digits = 0;
        if (call.count() == 2) {
            Constant constant = call.operand(1).constant();
            long given = constant == null || constant.isNull() ? -1 : constant.longValue();
            if (given < 0 || given > MAX_DIGITS) {
                return call.refuse(
                        1, ExprErrors.BAD_LITERAL, "the number of digits must be a constant from 0 to " + MAX_DIGITS);
            }
            digits = (int) given;
        }
        int places = digits;
        Kernel operand = call.operand(0).kernel();
        if (call.type(0) == Type.FLOAT64) {
            return io.penstock.expr.kernel.Call.of(
                    Type.FLOAT64, DoubleMath.map(value -> NumberMath.round(value, places)), operand);
        } else if (call.type(0) instanceof DecimalType decimal && decimal.scale() > digits) {
            int whole = decimal.precision() - decimal.scale() + 1;
            return Casts.of(operand, Type.decimal(whole + digits, digits), OnFailure.ERROR, call.site());
        }
        return operand;
    }

    private static @Nullable Kernel whole(FunctionCall call, RoundingMode mode) {
        Type type = call.type(0);
        if (type == Type.FLOAT64) {
            return call.total(type, DoubleMath.map(mode == RoundingMode.FLOOR ? Math::floor : Math::ceil));
        } else if (type instanceof DecimalType decimal && decimal.scale() > 0) {
            DecimalType target = Type.decimal(decimal.precision() - decimal.scale() + 1, 0);
            return decimal.isCompact()
                    ? call.total(target, NumberMath.whole(decimal, target, mode))
                    : call.total(target, NumberMath.wide(target, value -> value.setScale(0, mode), call.site()));
        }
        return call.operand(0).kernel();
    }

    private static @Nullable Kernel mod(FunctionCall call) {
        return new Arithmetic(call.scope()).binary(call.node(), Operator.REMAINDER, call.operand(0), call.operand(1));
    }
}
