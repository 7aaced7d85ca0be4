package io.penstock.expr;

import io.penstock.data.Batch;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.expr.function.Operand;
import io.penstock.expr.function.Scope;
import io.penstock.expr.kernel.Frame;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.syntax.Node;
import io.penstock.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * An expression that fits a schema. Immutable; any number of threads may evaluate at the same time. Costs one array per node
 * and batch, nothing per row.
 */
public final class BoundExpr {
    private final Kernel kernel;

    private BoundExpr(Kernel kernel) {
        this.kernel = kernel;
    }

    static @Nullable BoundExpr of(Scope scope, Node root) {
        Operand operand = new Binder(scope).bind(root);
        return operand == null ? null : new BoundExpr(operand.kernel());
    }

    /** The type of every result; TEXT for a bare {@code NULL}. */
    public Type type() {
        return kernel.type();
    }

    /** Whether some row's values may make {@link #evaluate} throw. */
    public boolean canFail() {
        return kernel.canFail();
    }

    /**
     * The value of every row.
     *
     * @param batch of the schema that the expression was bound to
     * @throws io.penstock.error.TransformException {@code PEN-112x} naming the first row whose value cannot be computed
     */
    public Column evaluate(Batch batch) {
        return kernel.evaluate(Frame.of(batch));
    }

    /**
     * Writes the positions where a BOOLEAN expression is true (neither false nor null), in rising order.
     *
     * @param rows at least {@link Batch#rowCount()} long
     * @return how many were written
     * @throws IllegalStateException when the expression is not BOOLEAN
     */
    public int select(Batch batch, int[] rows) {
        if (kernel.type() != Type.BOOLEAN) {
            throw new IllegalStateException("only a BOOLEAN expression selects rows, not " + kernel.type());
        }
        boolean[] values = ((BooleanColumn) evaluate(batch)).values();
        int size = batch.rowCount();
        int count = 0;
        for (int i = 0; i < size; i++) {
            rows[count] = i;
            count += values[i] ? 1 : 0;
        }
        return count;
    }
}
