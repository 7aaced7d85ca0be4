package io.penstock.expr.library;

import static io.penstock.expr.function.Parameter.DOUBLE;
import static io.penstock.expr.function.Parameter.INTEGER;
import static io.penstock.expr.function.Parameter.NUMBER;

import io.penstock.expr.compute.DoubleMath;
import io.penstock.expr.compute.NumberMath;
import io.penstock.expr.function.Function;
import io.penstock.expr.function.FunctionCall;
import io.penstock.expr.kernel.Constant;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.scalar.Arithmetics;
import io.penstock.expr.scalar.PerValue;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Logarithms, angles, bits and other mathematics. */
final class MathFunctions {
    private MathFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of("trunc", "the argument's type, DECIMAL with scale 0", MathFunctions::trunc, NUMBER)
                        .alias("truncate")
                        .doc("Without the digits after the point.")
                        .example("trunc(-1.9)", "-1")
                        .example("trunc(2.7e0)", "2.0"),
                of("log10", value -> value > 0 ? Math.log10(value) : Double.NaN)
                        .doc("The logarithm to base 10; null of a number that is not positive.")
                        .example("log10(1000)", "3.0"),
                of("log2", value -> value > 0 ? Math.log(value) / Math.log(2) : Double.NaN)
                        .doc("The logarithm to base 2; null of a number that is not positive.")
                        .example("log2(8)", "3.0"),
                of("cbrt", Math::cbrt).doc("The cubic root.").example("cbrt(-27)", "-3.0"),
                of("sin", Math::sin).doc("The sine of an angle in radians.").example("sin(0)", "0.0"),
                of("cos", Math::cos).doc("The cosine of an angle in radians.").example("cos(0)", "1.0"),
                of("tan", Math::tan).doc("The tangent of an angle in radians.").example("tan(0)", "0.0"),
                of("asin", Math::asin)
                        .doc("The angle in radians of a sine; null outside -1 to 1.")
                        .example("asin(0)", "0.0"),
                of("acos", Math::acos)
                        .doc("The angle in radians of a cosine; null outside -1 to 1.")
                        .example("acos(1)", "0.0")
                        .example("acos(2)", "NULL"),
                of("atan", Math::atan).doc("The angle in radians of a tangent.").example("atan(0)", "0.0"),
                Function.of("atan2", "FLOAT64", call -> call.total(Type.FLOAT64, Arithmetics::atan2), DOUBLE, DOUBLE)
                        .doc("The angle in radians of the point with this y and x.")
                        .example("atan2(0, 1)", "0.0"),
                of("degrees", Math::toDegrees).doc("Radians in degrees.").example("degrees(pi())", "180.0"),
                of("radians", Math::toRadians).doc("Degrees in radians.").example("radians(0)", "0.0"),
                Function.of("pi", "FLOAT64", call -> Constant.of(Type.FLOAT64, Math.PI))
                        .doc("The number π.")
                        .example("round(pi(), 4)", "3.1416"),
                Function.of("gcd", "INT64", call -> call.total(Type.INT64, Arithmetics.GCD), INTEGER, INTEGER)
                        .doc("The greatest common divisor, never negative; null where it is past INT64.")
                        .example("gcd(12, -18)", "6"),
                Function.of("is_nan", "BOOLEAN", call -> call.total(Type.BOOLEAN, PerValue.test(Double::isNaN)), DOUBLE)
                        .alias("isnan")
                        .doc("Whether the value is not a number.")
                        .example("is_nan(CAST('NaN' AS FLOAT64))", "true"),
                Function.of(
                                "is_finite",
                                "BOOLEAN",
                                call -> call.total(Type.BOOLEAN, PerValue.test(Double::isFinite)),
                                DOUBLE)
                        .alias("isfinite")
                        .doc("Whether the value is a number and not infinite.")
                        .example("is_finite(1.5)", "true"),
                Function.of(
                                "width_bucket",
                                "INT64",
                                call -> call.total(Type.INT64, Arithmetics::widthBucket),
                                DOUBLE,
                                DOUBLE,
                                DOUBLE,
                                INTEGER)
                        .doc(
                                "Which of so many equal parts from the second number up to the third holds the first, from 1; 0 below,"
                                        + " one more than the count above; null where there is no part.")
                        .example("width_bucket(5.35, 0, 10, 5)", "3")
                        .example("width_bucket(10, 0, 10, 5)", "6"),
                bits("bit_and", (v, i) -> v[0][i] & v[1][i])
                        .doc("The bits set in both.")
                        .example("bit_and(12, 10)", "8"),
                bits("bit_or", (v, i) -> v[0][i] | v[1][i])
                        .doc("The bits set in one or both.")
                        .example("bit_or(12, 10)", "14"),
                bits("bit_xor", (v, i) -> v[0][i] ^ v[1][i])
                        .alias("xor")
                        .doc("The bits set in one only.")
                        .example("bit_xor(12, 10)", "6"),
                Function.of(
                                "bit_count",
                                "INT64",
                                call -> call.total(
                                        Type.INT64, PerValue.longs(Type.INT64, (v, i) -> Long.bitCount(v[0][i]))),
                                INTEGER)
                        .doc("How many bits are set.")
                        .example("bit_count(255)", "8"));
    }

    private static Function of(String name, DoubleUnaryOperator operator) {
        return Function.of(name, "FLOAT64", call -> call.total(Type.FLOAT64, DoubleMath.map(operator)), DOUBLE);
    }

    private static Function bits(String name, PerValue.LongsToLong function) {
        return Function.of(
                name, "INT64", call -> call.total(Type.INT64, PerValue.longs(Type.INT64, function)), INTEGER, INTEGER);
    }

    private static @Nullable Kernel trunc(FunctionCall call) {
        Type type = call.type(0);
        if (type == Type.FLOAT64) {
            return call.total(type, DoubleMath.map(value -> value < 0 ? Math.ceil(value) : Math.floor(value)));
        } else if (type instanceof DecimalType decimal && decimal.scale() > 0) {
            DecimalType target = Type.decimal(Math.max(1, decimal.precision() - decimal.scale()), 0);
            return decimal.isCompact()
                    ? call.total(target, Arithmetics.trunc(decimal, target))
                    : call.total(
                            target,
                            NumberMath.wide(target, value -> value.setScale(0, RoundingMode.DOWN), call.site()));
        }
        return call.operand(0).kernel();
    }
}
