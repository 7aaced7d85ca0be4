package io.penstock.transform.shape;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the new values of the row a {@link RowFunction} is looking at. Columns that nobody sets cost nothing. */
public final class RowEditor {
    private static final Object KEPT = new Object();

    private final Schema output;
    private final int inputSize;
    private final @Nullable Object[] row;
    private final @Nullable ColumnBuilder[] builders;
    private Batch batch;
    private int kept;

    RowEditor(Schema output, Batch batch) {
        this.output = output;
        this.inputSize = batch.schema().size();
        this.batch = batch;
        this.row = new Object[output.size()];
        this.builders = new ColumnBuilder[output.size()];
    }

    /**
     * Sets a value; see {@link Column#value} for the Java types.
     *
     * @throws io.penstock.error.PlanException naming the valid columns when there is none of this name
     */
    public RowEditor set(String column, @Nullable Object value) {
        row[output.indexOf(column)] = value;
        return this;
    }

    void begin() {
        Arrays.fill(row, KEPT);
    }

    /** Ends a row that stays: {@code rows} tells the input rows of the {@code kept} rows so far. */
    void keep(int[] rows, int i) {
        rows[kept] = i;
        for (int c = 0; c < row.length; c++) {
            ColumnBuilder builder = builders[c];
            if (row[c] != KEPT || builder != null) {
                if (builder == null) {
                    builder = start(c, rows);
                }
                append(builder, c, row[c] == KEPT ? before(c, i) : row[c]);
            }
        }
        kept++;
    }

    private ColumnBuilder start(int column, int[] rows) {
        ColumnBuilder builder = ColumnBuilder.of(output.field(column).type(), batch.rowCount());
        for (int k = 0; k < kept; k++) {
            append(builder, column, before(column, rows[k]));
        }
        builders[column] = builder;
        return builder;
    }

    private @Nullable Object before(int column, int i) {
        return column < inputSize ? batch.column(column).value(i) : null;
    }

    private void append(ColumnBuilder builder, int column, @Nullable Object value) {
        try {
            builder.append(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("column '" + output.field(column).name() + "': " + e.getMessage(), e);
        }
    }

    int kept() {
        return kept;
    }

    /** The rows that stayed, with their new values. */
    Batch build(int[] rows) {
        Batch chosen = kept == batch.rowCount() ? batch : batch.gather(rows, kept);
        List<Column> columns = new ArrayList<>(output.size());
        for (int c = 0; c < output.size(); c++) {
            ColumnBuilder builder = builders[c];
            if (builder == null && c < inputSize) {
                columns.add(chosen.column(c));
            } else {
                columns.add(builder == null ? start(c, rows).build() : builder.build());
            }
        }
        return chosen.with(output, columns);
    }
}
