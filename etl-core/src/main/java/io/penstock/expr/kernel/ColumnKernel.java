package io.penstock.expr.kernel;

import io.penstock.data.Column;
import io.penstock.schema.Type;

/**
 * A column of the batch, as it is.
 *
 * @param index its position in the schema
 */
public record ColumnKernel(int index, Type type) implements Kernel {
    @Override
    public Column evaluate(Frame frame) {
        return frame.batch().column(index);
    }

    @Override
    public boolean canFail() {
        return false;
    }
}
