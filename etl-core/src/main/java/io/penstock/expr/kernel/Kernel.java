package io.penstock.expr.kernel;

import io.penstock.data.Column;
import io.penstock.schema.Type;

/** One node of a bound expression. Immutable; any number of threads. */
public interface Kernel {
    /** The type of every column that {@link #evaluate} gives. */
    Type type();

    /** The node's value for every row of the frame. */
    Column evaluate(Frame frame);

    /** Whether a row's values may make {@link #evaluate} throw; says if the frame must be narrowed first. */
    boolean canFail();
}
