package io.penstock.expr;

import io.penstock.expr.compute.Comparisons;
import io.penstock.expr.compute.LikePattern;
import io.penstock.expr.compute.LongRange;
import io.penstock.expr.compute.Membership;
import io.penstock.expr.compute.Truth;
import io.penstock.expr.function.Coercion;
import io.penstock.expr.function.Operand;
import io.penstock.expr.function.Scope;
import io.penstock.expr.kernel.Call;
import io.penstock.expr.kernel.Constant;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.kernel.LogicKernel;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.expr.syntax.Node;
import io.penstock.expr.syntax.Node.Junction;
import io.penstock.expr.syntax.Node.Sense;
import io.penstock.expr.syntax.Operator;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds what answers yes, no or null: comparisons, {@code IS}, {@code BETWEEN}, {@code IN}, {@code LIKE}, {@code NOT}. */
final class TestBinder {
    private final Scope scope;

    TestBinder(Scope scope) {
        this.scope = scope;
    }

    @Nullable
    Kernel test(Node node, List<Operand> parts) {
        if (node instanceof Node.Not) {
            Kernel operand = condition(parts.get(0), "NOT");
            return operand == null ? null : not(operand);
        } else if (node instanceof Node.Is is) {
            return is(is, parts.get(0));
        } else if (node instanceof Node.Between between) {
            return between(between, parts);
        } else if (node instanceof Node.In in) {
            return in(in, parts);
        } else if (node instanceof Node.Like like) {
            return like(like, parts);
        }
        throw new IllegalArgumentException("no test: " + node);
    }

    private static Kernel not(Kernel operand) {
        return Call.of(Type.BOOLEAN, Truth::not, operand);
    }

    private static Kernel negatedIf(Sense sense, Kernel kernel) {
        return sense == Sense.NEGATED ? not(kernel) : kernel;
    }

    /** The operand as BOOLEAN; null after adding the problem that it is something else. */
    @Nullable
    Kernel condition(Operand operand, String where) {
        if (operand.isAny()) {
            return Constant.of(Type.BOOLEAN, null);
        } else if (operand.type() == Type.BOOLEAN) {
            return operand.kernel();
        }
        return scope.refuse(operand.node(), ExprErrors.WRONG_TYPE, where + " takes a BOOLEAN, not " + operand.shown());
    }

    @Nullable
    List<Kernel> booleans(List<Operand> parts, String where) {
        List<Kernel> kernels = new ArrayList<>();
        for (Operand part : parts) {
            Kernel kernel = condition(part, where);
            if (kernel != null) {
                kernels.add(kernel);
            }
        }
        return kernels.size() == parts.size() ? kernels : null;
    }

    @Nullable
    Kernel compare(Node.Binary node, Operand left, Operand right) {
        Operator operator = node.operator();
        if (operator != Operator.DISTINCT && operator != Operator.NOT_DISTINCT) {
            return comparison(node, operator, left, right);
        }
        Kernel equal = comparison(node, Operator.EQUAL, left, right);
        Sense sense = operator == Operator.DISTINCT ? Sense.PLAIN : Sense.NEGATED;
        return equal == null
                ? null
                : Call.of(Type.BOOLEAN, Truth.distinct(sense), left.kernel(), right.kernel(), equal);
    }

    /** {@code left operator right}; null after adding the problem that their types do not meet. */
    @Nullable
    Kernel comparison(Node node, Operator operator, Operand left, Operand right) {
        Type common = Coercion.common(List.of(left, right));
        if (common == null || common.isNested() || common == Type.BINARY) {
            return scope.refuse(
                    node,
                    ExprErrors.WRONG_TYPE,
                    left.shown() + " and " + right.shown()
                            + " cannot be compared; both sides must be numbers, or of one"
                            + " type (not BINARY, LIST or STRUCT)");
        } else if (common.isNumeric() && !left.isAny() && !right.isAny()) {
            return Comparisons.of(operator, left.kernel(), right.kernel());
        }
        Kernel a = Coercion.convert(scope, left, common);
        Kernel b = Coercion.convert(scope, right, common);
        return a == null || b == null ? null : Comparisons.of(operator, a, b);
    }

    private @Nullable Kernel is(Node.Is node, Operand operand) {
        if (node.test() == Node.Test.NULL) {
            return Call.of(Type.BOOLEAN, Truth.isNull(node.sense()), operand.kernel());
        }
        Kernel kernel = condition(operand, "IS " + node.test());
        return kernel == null
                ? null
                : Call.of(Type.BOOLEAN, Truth.is(node.test() == Node.Test.TRUE, node.sense()), kernel);
    }

    private @Nullable Kernel between(Node.Between node, List<Operand> parts) {
        Operand operand = parts.get(0);
        Kernel low = comparison(node, Operator.GREATER_OR_EQUAL, operand, parts.get(1));
        Kernel high = comparison(node, Operator.LESS_OR_EQUAL, operand, parts.get(2));
        if (low == null || high == null) {
            return null;
        }
        BigDecimal from = unit(operand, parts.get(1));
        BigDecimal to = unit(operand, parts.get(2));
        if (from != null && to != null) {
            return Call.of(Type.BOOLEAN, LongRange.between(from, to, node.sense()), operand.kernel());
        }
        return negatedIf(node.sense(), new LogicKernel(Junction.AND, List.of(low, high)));
    }

    /** A constant in units of a 64-bit column; null where one of them is something else. */
    private @Nullable BigDecimal unit(Operand column, Operand choice) {
        Type common = Coercion.common(List.of(column, choice));
        if (!Comparisons.isLong(column.type()) || common == null || common == Type.FLOAT64 || choice.isAny()) {
            return null;
        }
        boolean sameUnit = column.type().isNumeric() || column.type().equals(common);
        Kernel converted = common.isNumeric() ? choice.kernel() : Coercion.convert(scope, choice, common);
        return sameUnit && converted instanceof Constant constant && !constant.isNull()
                ? Comparisons.bound(column.type(), constant)
                : null;
    }

    private @Nullable Kernel in(Node.In node, List<Operand> parts) {
        Operand operand = parts.get(0);
        List<Operand> choices = parts.subList(1, parts.size());
        List<Kernel> tests = new ArrayList<>();
        for (Operand choice : choices) {
            Kernel test = comparison(choice.node(), Operator.EQUAL, operand, choice);
            if (test != null) {
                tests.add(test);
            }
        }
        if (tests.size() < choices.size()) {
            return null;
        }
        boolean withNull = choices.stream().anyMatch(choice -> isNull(choice));
        List<Operand> given = choices.stream().filter(choice -> !isNull(choice)).toList();
        boolean negated = node.sense() == Sense.NEGATED;
        if (operand.type() == Type.TEXT && !operand.isAny() && given.stream().allMatch(Operand::isTextConstant)) {
            List<byte[]> texts = given.stream()
                    .map(choice -> ((Constant) choice.kernel()).utf8())
                    .toList();
            return Call.of(Type.BOOLEAN, Membership.ofTexts(texts, withNull, negated), operand.kernel());
        }
        List<BigDecimal> units = new ArrayList<>();
        for (Operand choice : given) {
            BigDecimal unit = unit(operand, choice);
            if (unit == null) {
                return negatedIf(node.sense(), tests.size() == 1 ? tests.get(0) : new LogicKernel(Junction.OR, tests));
            }
            units.add(unit);
        }
        long[] longs = units.stream()
                .filter(TestBinder::fitsLong)
                .mapToLong(BigDecimal::longValueExact)
                .toArray();
        return Call.of(Type.BOOLEAN, Membership.ofLongs(longs, withNull, negated), operand.kernel());
    }

    private static boolean isNull(Operand choice) {
        return choice.kernel() instanceof Constant constant && constant.isNull();
    }

    private static boolean fitsLong(BigDecimal unit) {
        return unit.stripTrailingZeros().scale() <= 0 && unit.toBigInteger().bitLength() < 64;
    }

    private @Nullable Kernel like(Node.Like node, List<Operand> parts) {
        Operand operand = parts.get(0);
        Operand pattern = parts.get(1);
        boolean texts = true;
        for (Operand part : parts) {
            if (part.type() != Type.TEXT) {
                scope.tell(part.node(), ExprErrors.WRONG_TYPE, "LIKE takes TEXT, not " + part.shown());
                texts = false;
            }
        }
        if (!texts) {
            return null;
        }
        if (isNull(pattern)) {
            return Constant.of(Type.BOOLEAN, null);
        } else if (!(pattern.kernel() instanceof Constant constant)) {
            return scope.refuse(
                    pattern.node(),
                    ExprErrors.WRONG_TYPE,
                    "the pattern of LIKE must be a constant; for a text from a column use contains, starts_with or ends_with");
        } else {
            try {
                LikePattern like = LikePattern.of(constant.text(), node.escape(), node.sense() == Sense.NEGATED);
                return Call.of(Type.BOOLEAN, like, operand.kernel());
            } catch (IllegalArgumentException e) {
                return scope.refuse(pattern.node(), ExprErrors.BAD_LITERAL, String.valueOf(e.getMessage()));
            }
        }
    }
}
