package io.penstock.expr.library;

import static io.penstock.expr.function.Parameter.ANY;
import static io.penstock.expr.function.Parameter.BOOLEAN;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.Validity;
import io.penstock.expr.compute.Comparisons;
import io.penstock.expr.compute.Truth;
import io.penstock.expr.function.Coercion;
import io.penstock.expr.function.Function;
import io.penstock.expr.function.FunctionCall;
import io.penstock.expr.function.Operand;
import io.penstock.expr.kernel.Call;
import io.penstock.expr.kernel.CaseKernel;
import io.penstock.expr.kernel.CoalesceKernel;
import io.penstock.expr.kernel.Constant;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.kernel.LogicKernel;
import io.penstock.expr.kernel.Pick;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.expr.syntax.Node;
import io.penstock.expr.syntax.Operator;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Functions that choose among their arguments. */
final class ChoiceFunctions {
    private ChoiceFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of("coalesce", "the arguments' common type", ChoiceFunctions::coalesce, ANY)
                        .alias("ifnull", "nvl")
                        .variadic()
                        .doc("The first argument that is not null.")
                        .example("coalesce(NULL, 'a', 'b')", "a")
                        .example("coalesce(NULL, NULL)", "NULL"),
                Function.of("nullif", "the first argument's type", ChoiceFunctions::nullIf, ANY, ANY)
                        .doc("Null where both are equal, else the first.")
                        .example("nullif('N/A', 'N/A')", "NULL")
                        .example("nullif(3, 4)", "3"),
                Function.of("if", "the common type of the last two", ChoiceFunctions::ifElse, BOOLEAN, ANY, ANY)
                        .alias("iif")
                        .doc("The second argument where the condition is true, else (false or null) the third.")
                        .example("if(2 > 1, 'yes', 'no')", "yes")
                        .example("if(NULL, 1, 2)", "2"),
                Function.of("nvl2", "the common type of the last two", ChoiceFunctions::ifGiven, ANY, ANY, ANY)
                        .doc("The second argument where the first is not null, else the third.")
                        .example("nvl2(NULL, 'given', 'none')", "none"),
                Function.of("greatest", "the arguments' common type", call -> extreme(call, Operator.GREATER), ANY)
                        .variadic()
                        .doc("The greatest argument; nulls are passed over.")
                        .example("greatest(1, 3, 2)", "3")
                        .example("greatest(NULL, 1.5)", "1.5"),
                Function.of("least", "the arguments' common type", call -> extreme(call, Operator.LESS), ANY)
                        .variadic()
                        .doc("The least argument; nulls are passed over.")
                        .example("least(DATE '2024-02-01', DATE '2024-01-31')", "2024-01-31"));
    }

    private static @Nullable Kernel coalesce(FunctionCall call) {
        List<Kernel> parts = converted(call, call.operands());
        return parts == null ? null : new CoalesceKernel(parts.get(0).type(), parts);
    }

    private static @Nullable Kernel ifElse(FunctionCall call) {
        List<Kernel> results = converted(call, call.operands().subList(1, 3));
        return results == null
                ? null
                : new CaseKernel(results.get(0).type(), List.of(call.operand(0).kernel()), results);
    }

    private static @Nullable Kernel ifGiven(FunctionCall call) {
        List<Kernel> results = converted(call, call.operands().subList(1, 3));
        Kernel given = Call.of(
                Type.BOOLEAN, Truth.isNull(Node.Sense.NEGATED), call.operand(0).kernel());
        return results == null ? null : new CaseKernel(results.get(0).type(), List.of(given), results);
    }

    private static @Nullable Kernel nullIf(FunctionCall call) {
        List<Kernel> sides = converted(call, call.operands());
        if (sides == null) {
            return null;
        }
        Kernel equal = Comparisons.of(Operator.EQUAL, sides.get(0), sides.get(1));
        Kernel first = call.operand(0).isAny() ? sides.get(0) : call.operand(0).kernel();
        return new CaseKernel(first.type(), List.of(equal), List.of(Constant.of(first.type(), null), first));
    }

    private static @Nullable Kernel extreme(FunctionCall call, Operator better) {
        List<Kernel> parts = converted(call, call.operands());
        if (parts == null) {
            return null;
        }
        Type type = parts.get(0).type();
        Kernel best = parts.get(0);
        for (Kernel next : parts.subList(1, parts.size())) {
            Kernel isNull = Call.of(Type.BOOLEAN, Truth.isNull(Node.Sense.PLAIN), best);
            Kernel isBetter = Comparisons.of(better, next, best);
            Kernel replaces = new LogicKernel(Node.Junction.OR, List.of(isNull, isBetter));
            best = Call.of(
                    type,
                    (columns, frame) -> {
                        BooleanColumn taken = (BooleanColumn) columns[2];
                        Validity valid = columns[1].validity();
                        int[] choice = new int[frame.size()];
                        for (int i = 0; i < choice.length; i++) {
                            choice[i] = taken.get(i) && valid.isValid(i) ? 1 : 0;
                        }
                        return Pick.from(type, new Column[] {columns[0], columns[1]}, choice, choice.length);
                    },
                    best,
                    next,
                    replaces);
        }
        return best;
    }

    /** The operands as their common type; null after adding the problem that there is none. */
    private static @Nullable List<Kernel> converted(FunctionCall call, List<Operand> operands) {
        Type common = Coercion.common(operands);
        if (common == null || common.isNested() || common == Type.BINARY) {
            String found = operands.stream().map(Operand::shown).distinct().collect(Collectors.joining(" and "));
            call.refuse(
                    ExprErrors.WRONG_TYPE,
                    found + " do not go together here; the choices must be all numbers, or all of one type (not BINARY,"
                            + " LIST or STRUCT)");
            return null;
        }
        List<Kernel> kernels = new ArrayList<>();
        for (Operand operand : operands) {
            Kernel kernel = Coercion.convert(call.scope(), operand, common);
            if (kernel == null) {
                return null;
            }
            kernels.add(kernel);
        }
        return kernels;
    }
}
