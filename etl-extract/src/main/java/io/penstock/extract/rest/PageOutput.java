package io.penstock.extract.rest;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds the parent's values to rows, and counts records in the place of lines, of which most responses have one.
 *
 * @param output where rows go
 * @param layout the columns
 * @param name the page for people
 * @param before records of the page in front of these
 * @param parents the batch with the parent's row; null without a parent
 * @param parentRow the row in it
 */
record PageOutput(
        Output output,
        Layout layout,
        String name,
        long before,
        @Nullable Batch parents,
        int parentRow) implements Output {
    @Override
    public void emit(Batch batch) {
        Batch placed = placed(batch);
        if (parents == null || layout.parentColumns().length == 0) {
            output.emit(placed);
            return;
        }
        int[] rows = new int[batch.rowCount()];
        Arrays.fill(rows, parentRow);
        List<Column> columns = new ArrayList<>();
        for (int position : layout.parentColumns()) {
            columns.add(parents.column(position).gather(rows, rows.length));
        }
        columns.addAll(batch.columns());
        output.emit(placed.with(layout.output(), columns));
    }

    private Batch placed(Batch batch) {
        Origin origin = batch.origin();
        if (origin == null) {
            return batch;
        }
        int[] rows = new int[batch.rowCount()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = origin.row(i);
        }
        return batch.withOrigin(Origin.of(origin.original(), row -> new RecordPosition(name, before + row + 1, -1))
                .gather(rows, rows.length));
    }

    @Override
    public void reject(Batch batch, RowFailures failures) {
        output.reject(placed(batch), failures);
    }

    @Override
    public void warn(Failure failure, long rows) {
        output.warn(failure, rows);
    }

    @Override
    public void count(RowFate fate, long rows) {
        output.count(fate, rows);
    }
}
