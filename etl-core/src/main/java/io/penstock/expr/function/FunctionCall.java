package io.penstock.expr.function;

import io.penstock.error.ErrorCode;
import io.penstock.expr.compute.DoubleMath;
import io.penstock.expr.kernel.Call;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Constant;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.kernel.Site;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.expr.syntax.Node;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call being bound: its arguments fit the function's parameters. */
public final class FunctionCall {
    private final Scope scope;
    private final Node.Call node;
    private final List<Operand> operands;

    private FunctionCall(Scope scope, Node.Call node, List<Operand> operands) {
        this.scope = scope;
        this.node = node;
        this.operands = operands;
    }

    /** The kernel of a call; null after adding what is wrong with it. */
    public static @Nullable Kernel bind(Scope scope, Node.Call node, Function function, List<Operand> operands) {
        if (!function.accepts(operands.size())) {
            return scope.refuse(
                    node,
                    ExprErrors.ARGUMENT_COUNT,
                    "the function takes " + function.signature() + ", " + operands.size() + " arguments were given");
        }
        List<Operand> fitted = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Operand operand = operands.get(i);
            Parameter parameter = function.parameter(i);
            if (!parameter.accepts(operand)) {
                scope.tell(
                        operand.node(),
                        ExprErrors.WRONG_TYPE,
                        "argument " + (i + 1) + " of " + function.name() + " is " + operand.shown() + "; "
                                + function.signature() + " takes " + parameter.shown());
            } else {
                Operand converted = fit(scope, operand, parameter);
                if (converted != null) {
                    fitted.add(converted);
                }
            }
        }
        return fitted.size() < operands.size() ? null : function.binding().bind(new FunctionCall(scope, node, fitted));
    }

    private static @Nullable Operand fit(Scope scope, Operand operand, Parameter parameter) {
        if (parameter == Parameter.ANY) {
            return operand;
        } else if (operand.isAny()) {
            return Operand.of(operand.node(), Constant.of(parameter.ofNull(), null));
        } else if (parameter == Parameter.DOUBLE) {
            return Operand.of(operand.node(), DoubleMath.toDouble(operand.kernel()));
        } else if (parameter == Parameter.DATE || (parameter == Parameter.MOMENT && operand.isTextConstant())) {
            Constant constant = operand.constant();
            boolean day = parameter == Parameter.DATE
                    || constant == null
                    || constant.text().length() <= 10;
            Kernel moment = operand.isTextConstant()
                    ? Coercion.convert(scope, operand, day ? Type.DATE : Type.TIMESTAMP)
                    : operand.kernel();
            return moment == null ? null : Operand.of(operand.node(), moment);
        } else if (parameter == Parameter.SCALAR) {
            Kernel text = Coercion.convert(scope, operand, Type.TEXT);
            return text == null ? null : Operand.of(operand.node(), text);
        }
        return operand;
    }

    public Scope scope() {
        return scope;
    }

    public List<Operand> operands() {
        return operands;
    }

    public int count() {
        return operands.size();
    }

    public Operand operand(int i) {
        return operands.get(i);
    }

    public Type type(int i) {
        return operands.get(i).type();
    }

    public Node node() {
        return node;
    }

    public Site site() {
        return scope.site(node);
    }

    /** Every argument's kernel, in order. */
    public Kernel[] kernels() {
        return operands.stream().map(Operand::kernel).toArray(Kernel[]::new);
    }

    /** A kernel of all arguments that never refuses a row. */
    public Kernel total(Type type, ColumnFunction function) {
        return Call.of(type, function, kernels());
    }

    /** A kernel of all arguments that may refuse a row. */
    public Kernel failing(Type type, ColumnFunction function) {
        return Call.failing(type, function, kernels());
    }

    /** The text constant of argument {@code i}; null after adding the problem that it is none. */
    public @Nullable String constantText(int i) {
        Operand operand = operands.get(i);
        if (operand.isTextConstant() && operand.kernel() instanceof Constant constant) {
            return constant.text();
        }
        refuse(i, ExprErrors.WRONG_TYPE, "argument " + (i + 1) + " of " + node.name() + " must be a text constant");
        return null;
    }

    public @Nullable Kernel refuse(int argument, ErrorCode code, String what) {
        return scope.refuse(operands.get(argument).node(), code, what);
    }

    public @Nullable Kernel refuse(ErrorCode code, String what) {
        return scope.refuse(node, code, what);
    }
}
