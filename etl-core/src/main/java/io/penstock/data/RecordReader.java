package io.penstock.data;

import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of the rows of one schema; see {@link RecordMapper#bind(Schema)}. Safe for use by several threads.
 *
 * @param <T> the record class
 */
public final class RecordReader<T extends Record> {
    private final RecordShape<T> shape;
    private final Schema schema;
    private final int[] columns;

    RecordReader(RecordShape<T> shape, Schema schema, int[] columns) {
        this.shape = shape;
        this.schema = schema;
        this.columns = columns;
    }

    /** See {@link #read(Batch, int)}. */
    public T read(Row row) {
        return read(row.batch(), row.index());
    }

    /**
     * The record of one row of a batch of the bound schema.
     *
     * @throws TransformException naming file, line and component, without the value: {@code PEN-3080} when a value does not
     *     fit its component (null in a primitive, a number too large, a text that is no enum constant), {@code PEN-3081} when
     *     the record's constructor threw
     */
    public T read(Batch batch, int row) {
        @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            Object value = batch.column(columns[i]).value(row);
            if (value == null) {
                if (shape.isPrimitive(i)) {
                    throw unfit(batch, row, i, nullInPrimitive());
                }
            } else {
                Object fitted = shape.kind(i).fromColumn().apply(value);
                if (fitted instanceof ComponentKind.Misfit misfit) {
                    throw unfit(batch, row, i, misfit);
                }
                values[i] = fitted;
            }
        }
        return shape.make(values, () -> place(batch, row));
    }

    private static ComponentKind.Misfit nullInPrimitive() {
        return new ComponentKind.Misfit(
                "is null here, which a primitive cannot be",
                "Use the wrapper class for the component, or fill or reject the nulls before.");
    }

    private TransformException unfit(Batch batch, int row, int component, ComponentKind.Misfit misfit) {
        return new TransformException(Problem.of(
                        RecordErrors.ROW_UNFIT,
                        "column '" + schema.field(columns[component]).name() + "' " + misfit.reason())
                .at(shape.place(component))
                .at(place(batch, row))
                .next(misfit.next()));
    }

    private static String place(Batch batch, int row) {
        Origin origin = batch.origin();
        return origin == null
                ? "row " + (row + 1) + " of a batch"
                : origin.position(row).toString();
    }
}
