package io.penstock.expr.kernel;

import io.penstock.data.Column;

/** A function of whole columns: one call per batch, a loop inside. Keeps no state between calls. */
@FunctionalInterface
public interface ColumnFunction {
    /**
     * @param arguments of the frame's size, never written to; may be kept as parts of the result
     * @return a new column of the frame's size, 0, false or empty where null
     */
    Column apply(Column[] arguments, Frame frame);
}
