package io.penstock.expr.function;

import io.penstock.expr.compute.CivilDate;
import io.penstock.expr.compute.Concatenation;
import io.penstock.expr.compute.DoubleMath;
import io.penstock.expr.compute.LongMath;
import io.penstock.expr.compute.WideDecimals;
import io.penstock.expr.kernel.Call;
import io.penstock.expr.kernel.Constant;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.kernel.Site;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.expr.syntax.Node;
import io.penstock.expr.syntax.Operator;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds {@code + - * / % ||} and unary minus. */
public final class Arithmetic {
    private final Scope scope;

    public Arithmetic(Scope scope) {
        this.scope = scope;
    }

    /** {@code left operator right}; null after adding a problem at {@code node}. */
    public @Nullable Kernel binary(Node node, Operator operator, Operand left, Operand right) {
        Type a = left.isAny() ? beside(right) : left.type();
        Type b = right.isAny() ? beside(left) : right.type();
        if (a == Type.DATE || b == Type.DATE) {
            return dates(node, operator, left, right, a, b);
        } else if (!a.isNumeric() || !b.isNumeric()) {
            return mismatch(node, operator, left, right);
        } else if (left.isAny() || right.isAny()) {
            return Constant.of(operator == Operator.DIVIDE ? Type.FLOAT64 : left.isAny() ? b : a, null);
        }
        return numbers(node, operator, left, right);
    }

    private static Type beside(Operand other) {
        return other.isAny() || other.type() == Type.DATE ? Type.INT64 : other.type();
    }

    private @Nullable Kernel mismatch(Node node, Operator operator, Operand left, Operand right) {
        String accepted = switch (operator) {
            case ADD -> "two numbers, or a DATE and an INT64 number of days";
            case SUBTRACT -> "two numbers, two DATEs, or a DATE and an INT64 number of days";
            default -> "two numbers";
        };
        return scope.refuse(
                node,
                ExprErrors.WRONG_TYPE,
                "'" + operator.symbol() + "' between " + left.shown() + " and " + right.shown() + "; it takes "
                        + accepted);
    }

    private @Nullable Kernel dates(Node node, Operator operator, Operand left, Operand right, Type a, Type b) {
        Kernel x = left.isAny() ? Constant.of(a, null) : left.kernel();
        Kernel y = right.isAny() ? Constant.of(b, null) : right.kernel();
        Site site = scope.site(node);
        if (operator == Operator.SUBTRACT && a == Type.DATE && b == Type.DATE) {
            return Call.of(Type.INT64, LongMath.exact(operator, site), x, y);
        } else if (a == Type.DATE && b == Type.INT64 && (operator == Operator.ADD || operator == Operator.SUBTRACT)) {
            return Call.failing(Type.DATE, CivilDate.plusDays(operator, site), x, y);
        } else if (operator == Operator.ADD && a == Type.INT64) {
            return Call.failing(Type.DATE, CivilDate.plusDays(operator, site), y, x);
        }
        return mismatch(node, operator, left, right);
    }

    private @Nullable Kernel numbers(Node node, Operator operator, Operand left, Operand right) {
        Type a = left.type();
        Type b = right.type();
        if (operator == Operator.DIVIDE || a == Type.FLOAT64 || b == Type.FLOAT64) {
            return doubles(operator, DoubleMath.toDouble(left.kernel()), DoubleMath.toDouble(right.kernel()));
        } else if (a == Type.INT64 && b == Type.INT64) {
            return longs(node, operator, left, right);
        }
        return decimals(node, operator, left, right);
    }

    private static Kernel doubles(Operator operator, Kernel left, Kernel right) {
        boolean divides = operator == Operator.DIVIDE || operator == Operator.REMAINDER;
        if (right instanceof Constant constant
                && constant.value() instanceof Double value
                && !(divides && value == 0)) {
            return Call.of(Type.FLOAT64, DoubleMath.withConstant(operator, value), left);
        }
        return Call.of(Type.FLOAT64, DoubleMath.of(operator), left, right);
    }

    private Kernel longs(Node node, Operator operator, Operand left, Operand right) {
        Site site = scope.site(node);
        if (operator == Operator.REMAINDER) {
            return Call.of(Type.INT64, LongMath.remainder(Type.INT64, 1, 1), left.kernel(), right.kernel());
        }
        Constant constant = right.constant();
        Constant first = left.constant();
        if (constant != null && !constant.isNull()) {
            return Call.failing(Type.INT64, LongMath.withConstant(operator, constant.longValue(), site), left.kernel());
        } else if (first != null && !first.isNull() && operator != Operator.SUBTRACT) {
            return Call.failing(Type.INT64, LongMath.withConstant(operator, first.longValue(), site), right.kernel());
        }
        return Call.failing(Type.INT64, LongMath.exact(operator, site), left.kernel(), right.kernel());
    }

    /** Precision and scale as SQL has them: a sum one digit more before the point, a product the digits of both. */
    private @Nullable Kernel decimals(Node node, Operator operator, Operand left, Operand right) {
        DecimalType a = Coercion.digits(left);
        DecimalType b = Coercion.digits(right);
        boolean product = operator == Operator.MULTIPLY;
        int scale = product ? a.scale() + b.scale() : Math.max(a.scale(), b.scale());
        if (scale > DecimalType.MAX_PRECISION) {
            return scope.refuse(
                    node,
                    ExprErrors.TOO_WIDE,
                    a + " * " + b + " has " + scale + " digits after the point, more than " + DecimalType.MAX_PRECISION
                            + "; CAST one side to a smaller scale or to FLOAT64");
        }
        int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
        int digits = switch (operator) {
            case MULTIPLY -> a.precision() + b.precision();
            case REMAINDER -> whole + scale;
            default -> whole + scale + 1;
        };
        DecimalType type = Type.decimal(Math.min(DecimalType.MAX_PRECISION, digits), scale);
        Kernel x = left.kernel();
        Kernel y = right.kernel();
        if (!type.isCompact()) {
            return digits > type.precision()
                    ? Call.failing(type, WideDecimals.of(operator, type, scope.site(node)), x, y)
                    : Call.of(type, WideDecimals.of(operator, type, scope.site(node)), x, y);
        }
        long up = LongMath.powerOfTen(product ? 0 : scale - a.scale());
        long upRight = LongMath.powerOfTen(product ? 0 : scale - b.scale());
        return switch (operator) {
            case MULTIPLY -> Call.of(type, LongMath.product(type), x, y);
            case REMAINDER -> Call.of(type, LongMath.remainder(type, up, upRight), x, y);
            case SUBTRACT -> Call.of(type, LongMath.scaledSum(type, up, -upRight), x, y);
            default -> Call.of(type, LongMath.scaledSum(type, up, upRight), x, y);
        };
    }

    /** {@code -operand}; null after adding a problem. */
    public @Nullable Kernel negate(Node node, Operand operand) {
        Type type = operand.type();
        if (operand.isAny()) {
            return Constant.of(Type.INT64, null);
        } else if (type == Type.FLOAT64) {
            return Call.of(Type.FLOAT64, DoubleMath.withConstant(Operator.MULTIPLY, -1), operand.kernel());
        } else if (type == Type.INT64) {
            return Call.failing(type, LongMath.negate(type, scope.site(node)), operand.kernel());
        } else if (type instanceof DecimalType decimal) {
            return decimal.isCompact()
                    ? Call.of(type, LongMath.negate(type, scope.site(node)), operand.kernel())
                    : Call.of(
                            type,
                            WideDecimals.of(Operator.MULTIPLY, decimal, scope.site(node)),
                            operand.kernel(),
                            Constant.of(Type.INT64, -1L));
        }
        return scope.refuse(node, ExprErrors.WRONG_TYPE, "'-' before " + operand.shown() + "; it takes a number");
    }

    /** {@code a || b}; null after adding a problem. */
    public @Nullable Kernel concat(Node node, List<Operand> parts) {
        List<Kernel> texts = new ArrayList<>();
        for (Operand part : parts) {
            if (part.type().isNested() || part.type() == Type.BINARY) {
                scope.tell(node, ExprErrors.WRONG_TYPE, "'||' joins texts, not " + part.shown());
            } else {
                Kernel text = Coercion.convert(scope, part, Type.TEXT);
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return texts.size() == parts.size() ? Call.of(Type.TEXT, Concatenation::strict, texts) : null;
    }
}
