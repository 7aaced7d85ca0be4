package io.penstock.data;

import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a batch row by row, for people's code and tests; connectors fill {@link #column} builders directly. One thread. */
public final class BatchBuilder {
    private final Schema schema;
    private final List<ColumnBuilder> columns;
    private int rowCount;

    public BatchBuilder(Schema schema, int expectedRows) {
        this.schema = schema;
        this.columns = new ArrayList<>(schema.size());
        for (Field field : schema.fields()) {
            columns.add(ColumnBuilder.of(field.type(), expectedRows));
        }
    }

    public static BatchBuilder of(Schema schema) {
        return new BatchBuilder(schema, 16);
    }

    public Schema schema() {
        return schema;
    }

    public int rowCount() {
        return rowCount;
    }

    /**
     * Appends one row.
     *
     * @param values one per column, in order; see {@link Column#value} for the Java types
     * @throws IllegalArgumentException naming the column when a value is not of its type
     */
    public BatchBuilder add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    columns.size() + " values expected for " + schema + ", " + values.length + " given");
        }
        for (int c = 0; c < values.length; c++) {
            try {
                columns.get(c).append(values[c]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("column '" + schema.field(c).name() + "': " + e.getMessage(), e);
            }
        }
        rowCount++;
        return this;
    }

    /** The builder of one column; after every column got a value call {@link #endRow}. */
    public ColumnBuilder column(int position) {
        return columns.get(position);
    }

    /** Ends a row that was appended column by column. */
    public void endRow() {
        rowCount++;
    }

    /** The batch of all rows since the last build; the builder is empty again afterwards. */
    public Batch build() {
        List<Column> built = new ArrayList<>(columns.size());
        for (ColumnBuilder column : columns) {
            built.add(column.build());
        }
        int rows = rowCount;
        rowCount = 0;
        return Batch.of(schema, built, rows);
    }
}
