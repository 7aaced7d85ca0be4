package io.penstock.expr;

import io.penstock.error.Suggestion;
import io.penstock.expr.compute.Casts;
import io.penstock.expr.function.Arithmetic;
import io.penstock.expr.function.Coercion;
import io.penstock.expr.function.Function;
import io.penstock.expr.function.FunctionCall;
import io.penstock.expr.function.Operand;
import io.penstock.expr.function.Operand.Typing;
import io.penstock.expr.function.Scope;
import io.penstock.expr.kernel.CaseKernel;
import io.penstock.expr.kernel.ColumnKernel;
import io.penstock.expr.kernel.Constant;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.kernel.LogicKernel;
import io.penstock.expr.library.FunctionTable;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.expr.syntax.Node;
import io.penstock.expr.syntax.Operator;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives every node its type and its kernel, from the leaves up. A node whose parts have problems gives none of its own, so
 * that one mistake is told once and several mistakes together. Nodes of constants become constants.
 */
final class Binder {
    private final Scope scope;
    private final Arithmetic arithmetic;
    private final TestBinder tests;

    Binder(Scope scope) {
        this.scope = scope;
        this.arithmetic = new Arithmetic(scope);
        this.tests = new TestBinder(scope);
    }

    /** The bound node; null after adding at least one problem. */
    @Nullable
    Operand bind(Node node) {
        if (node instanceof Node.Literal literal) {
            Type type = literal.type();
            return type == null
                    ? new Operand(node, Constant.of(Type.TEXT, null), Typing.ANY)
                    : Operand.of(node, Constant.of(type, literal.value()));
        } else if (node instanceof Node.ColumnName column) {
            return column(column);
        }
        List<Operand> parts = parts(node.parts());
        Kernel kernel = parts == null ? null : kernel(node, parts);
        Kernel folded = kernel == null || parts == null ? null : scope.fold(kernel, parts);
        return folded == null ? null : Operand.of(node, folded);
    }

    private @Nullable List<Operand> parts(List<Node> nodes) {
        List<Operand> operands = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            Operand operand = bind(node);
            if (operand != null) {
                operands.add(operand);
            }
        }
        return operands.size() == nodes.size() ? operands : null;
    }

    private @Nullable Kernel kernel(Node node, List<Operand> parts) {
        if (node instanceof Node.Binary binary) {
            return switch (binary.operator()) {
                case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER ->
                    arithmetic.binary(binary, binary.operator(), parts.get(0), parts.get(1));
                case CONCAT -> arithmetic.concat(binary, parts);
                default -> tests.compare(binary, parts.get(0), parts.get(1));
            };
        } else if (node instanceof Node.Negate) {
            return arithmetic.negate(node, parts.get(0));
        } else if (node instanceof Node.Logic logic) {
            List<Kernel> sides = tests.booleans(parts, logic.junction().name());
            return sides == null ? null : new LogicKernel(logic.junction(), sides);
        } else if (node instanceof Node.Cast cast) {
            return cast(cast, parts.get(0));
        } else if (node instanceof Node.Case branches) {
            return branches(branches, parts);
        } else if (node instanceof Node.Call call) {
            return call(call, parts);
        }
        return tests.test(node, parts);
    }

    private @Nullable Operand column(Node.ColumnName column) {
        Schema schema = scope.schema();
        String name = column.name();
        int index = schema.find(name);
        if (index < 0) {
            List<String> like = schema.names().stream()
                    .filter(other -> other.equalsIgnoreCase(name))
                    .toList();
            if (like.size() > 1) {
                scope.tell(
                        column,
                        ExprErrors.AMBIGUOUS_COLUMN,
                        "'" + name + "' may be any of the columns " + String.join(", ", like)
                                + "; write its exact case");
                return null;
            } else if (like.isEmpty()) {
                scope.tell(
                        column,
                        ExprErrors.UNKNOWN_COLUMN,
                        "there is no column '" + name + "'. " + Suggestion.among(name, schema.names()));
                return null;
            }
            index = schema.find(like.get(0));
        }
        return Operand.of(column, new ColumnKernel(index, schema.field(index).type()));
    }

    private @Nullable Kernel call(Node.Call call, List<Operand> parts) {
        Function function = FunctionTable.find(call.name());
        if (function == null) {
            return scope.refuse(
                    call,
                    ExprErrors.UNKNOWN_FUNCTION,
                    "there is no function '" + call.name() + "'. "
                            + Suggestion.nearest(call.name(), FunctionTable.names())
                                    .map(near -> "Did you mean '" + near + "'?")
                                    .orElseGet(() -> "Functions: "
                                            + FunctionTable.names().stream()
                                                    .sorted()
                                                    .collect(Collectors.joining(", "))
                                            + "."));
        }
        return FunctionCall.bind(scope, call, function, parts);
    }

    private @Nullable Kernel cast(Node.Cast cast, Operand operand) {
        if (operand.isAny()) {
            return Constant.of(cast.target(), null);
        }
        Kernel kernel = Casts.of(operand.kernel(), cast.target(), cast.onFailure(), scope.site(cast));
        return kernel != null
                ? kernel
                : scope.refuse(
                        cast,
                        ExprErrors.WRONG_TYPE,
                        "there is no cast from " + operand.type() + " to " + cast.target());
    }

    /** Parts are as {@link Node.Case#parts} lists them: subject, condition and result of each branch, otherwise. */
    private @Nullable Kernel branches(Node.Case node, List<Operand> parts) {
        int at = node.subject() == null ? 0 : 1;
        List<Kernel> conditions = new ArrayList<>();
        List<Operand> results = new ArrayList<>();
        for (int b = 0; b < node.branches().size(); b++) {
            Operand condition = parts.get(at++);
            Kernel test = node.subject() == null
                    ? tests.condition(condition, "WHEN")
                    : tests.comparison(condition.node(), Operator.EQUAL, parts.get(0), condition);
            if (test != null) {
                conditions.add(test);
            }
            results.add(parts.get(at++));
        }
        results.add(
                node.otherwise() == null ? new Operand(node, Constant.of(Type.TEXT, null), Typing.ANY) : parts.get(at));
        Type common = Coercion.common(results);
        if (common == null || common.isNested() || common == Type.BINARY) {
            String found = results.stream().map(Operand::shown).distinct().collect(Collectors.joining(" and "));
            return scope.refuse(
                    node,
                    ExprErrors.WRONG_TYPE,
                    "the results of CASE are " + found
                            + "; they must be all numbers, or all of one type (not BINARY, LIST or" + " STRUCT)");
        }
        List<Kernel> values = new ArrayList<>();
        for (Operand result : results) {
            Kernel value = Coercion.convert(scope, result, common);
            if (value != null) {
                values.add(value);
            }
        }
        boolean whole = values.size() == results.size()
                && conditions.size() == node.branches().size();
        return whole ? new CaseKernel(common, conditions, values) : null;
    }
}
