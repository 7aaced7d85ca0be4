package io.penstock.extract.rows;

import io.penstock.data.BatchBuilder;
import io.penstock.data.RecordMapper;
import io.penstock.error.EtlException;
import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one row in memory goes into a batch. */
sealed interface RowFormat<R> extends Serializable {
    Schema schema();

    /** @throws EtlException naming the column when the row does not fit */
    void append(BatchBuilder builder, R row);

    /** The same with a decimal column of other digits. */
    RowFormat<R> decimal(String component, int precision, int scale);

    /** Java records. */
    record OfRecords<T extends Record>(RecordMapper<T> mapper) implements RowFormat<T> {
        @Override
        public Schema schema() {
            return mapper.schema();
        }

        @Override
        public void append(BatchBuilder builder, T row) {
            mapper.append(builder, row);
        }

        @Override
        public RowFormat<T> decimal(String component, int precision, int scale) {
            return new OfRecords<>(mapper.decimal(component, precision, scale));
        }
    }

    /** Lists of values in column order. */
    record OfValues(Schema schema) implements RowFormat<List<@Nullable Object>> {
        @Override
        public void append(BatchBuilder builder, List<@Nullable Object> row) {
            for (int c = 0; c < Math.min(row.size(), schema.size()); c++) {
                if (row.get(c) == null && !schema.field(c).isNullable()) {
                    throw unfit("column '" + schema.field(c).name() + "' is NOT NULL and the value is null", null);
                }
            }
            try {
                builder.add(row.toArray());
            } catch (IllegalArgumentException e) {
                throw unfit(String.valueOf(e.getMessage()), e);
            }
        }

        @Override
        public RowFormat<List<@Nullable Object>> decimal(String component, int precision, int scale) {
            throw new PlanException(Problem.of(
                            RowsErrors.SETTINGS, "the digits of column '" + component + "' stand in the rows' schema")
                    .next("Change them there; decimal is for records."));
        }

        private static ExtractException unfit(String what, @Nullable Throwable cause) {
            return new ExtractException(Problem.of(RowsErrors.VALUE_UNFIT, what), cause);
        }
    }
}
