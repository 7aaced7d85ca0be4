package io.penstock.load.parquet;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.ListColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.StructColumn;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import io.penstock.spi.RowFailures;
import io.penstock.spi.SinkOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses rows that the file could not hold: a null where the schema promises none, a date more than 32 bits of days away
 * from 1970. Looks at whole columns first, at single rows only where something is amiss.
 */
final class RowScreen {
    private final List<Field> fields;

    RowScreen(Schema schema) {
        fields = schema.fields();
    }

    /** The rows that fit; {@code batch} itself when all do. */
    Batch pass(Batch batch, SinkOutput output) {
        boolean suspect = false;
        for (int c = 0; c < fields.size() && !suspect; c++) {
            suspect = isSuspect(batch.column(c), fields.get(c).isNullable());
        }
        return suspect ? fitting(batch, output) : batch;
    }

    private Batch fitting(Batch batch, SinkOutput output) {
        RowFailures refused = new RowFailures();
        int[] kept = new int[batch.rowCount()];
        int count = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            boolean whole = true;
            for (int c = 0; c < fields.size(); c++) {
                Failure failure = failure(batch.column(c), fields.get(c), row);
                if (failure != null) {
                    refused.add(row, failure);
                    whole = false;
                }
            }
            if (whole) {
                kept[count++] = row;
            }
        }
        if (refused.isEmpty()) {
            return batch;
        }
        output.reject(batch, refused);
        return batch.gather(kept, count);
    }

    private static boolean isSuspect(Column column, boolean nullable) {
        if (!nullable && column.validity().hasNulls()) {
            return true;
        } else if (column instanceof LongColumn longs && column.type() == Type.DATE) {
            long[] values = longs.values();
            for (int i = 0; i < column.size(); i++) {
                if (values[i] != (int) values[i]) {
                    return true;
                }
            }
        } else if (column instanceof ListColumn list) {
            return isSuspect(list.elements(), true);
        } else if (column instanceof StructColumn struct) {
            List<Field> parts = struct.type().fields();
            for (int p = 0; p < parts.size(); p++) {
                if (isSuspect(struct.parts().get(p), parts.get(p).isNullable())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Failure failure(Column column, Field field, int row) {
        if (column.isNull(row)) {
            return field.isNullable()
                    ? null
                    : Failure.of("not_null(" + field.name() + ")", "column '" + field.name() + "' takes no null");
        } else if (column instanceof LongColumn longs && column.type() == Type.DATE) {
            return longs.get(row) == (int) longs.get(row)
                    ? null
                    : Failure.of(
                            "range(" + field.name() + ")",
                            "column '" + field.name()
                                    + "': Parquet's dates are 32 bits of days, the years -5877641 to 5881580");
        } else if (column instanceof ListColumn list) {
            Field element = Field.of(field.name() + ".element", list.elements().type());
            for (int e = list.offsets()[row]; e < list.offsets()[row + 1]; e++) {
                Failure failure = failure(list.elements(), element, e);
                if (failure != null) {
                    return failure;
                }
            }
        } else if (column instanceof StructColumn struct) {
            return part(struct, field, row);
        }
        return null;
    }

    private static @Nullable Failure part(StructColumn struct, Field field, int row) {
        StructType type = struct.type();
        for (int p = 0; p < type.fields().size(); p++) {
            Field part = type.fields().get(p);
            Failure failure = failure(struct.parts().get(p), part.withName(field.name() + "." + part.name()), row);
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }
}
