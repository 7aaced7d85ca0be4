package io.penstock.expr.kernel;

import io.penstock.data.Column;
import io.penstock.schema.Type;
import java.util.List;

/** A {@link ColumnFunction} of the values of other kernels. */
public final class Call implements Kernel {
    private final Type type;
    private final ColumnFunction function;
    private final Kernel[] arguments;
    private final boolean failing;

    private Call(Type type, ColumnFunction function, Kernel[] arguments, boolean failing) {
        this.type = type;
        this.function = function;
        this.arguments = arguments;
        this.failing = failing;
    }

    /** A call that never throws by itself. */
    public static Call of(Type type, ColumnFunction function, Kernel... arguments) {
        boolean failing = false;
        for (Kernel argument : arguments) {
            failing |= argument.canFail();
        }
        return new Call(type, function, arguments.clone(), failing);
    }

    public static Call of(Type type, ColumnFunction function, List<? extends Kernel> arguments) {
        return of(type, function, arguments.toArray(new Kernel[0]));
    }

    /** A call that may refuse a row. */
    public static Call failing(Type type, ColumnFunction function, Kernel... arguments) {
        return new Call(type, function, arguments.clone(), true);
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public Column evaluate(Frame frame) {
        Column[] values = new Column[arguments.length];
        for (int a = 0; a < values.length; a++) {
            values[a] = arguments[a].evaluate(frame);
        }
        return function.apply(values, frame);
    }

    @Override
    public boolean canFail() {
        return failing;
    }
}
