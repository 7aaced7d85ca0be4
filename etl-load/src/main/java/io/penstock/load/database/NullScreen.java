package io.penstock.load.database;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.spi.Failure;
import io.penstock.spi.RowFailures;
import io.penstock.spi.SinkOutput;
import java.util.ArrayList;
import java.util.List;

/** Refuses rows with a null, or a NaN, which SQLite stores as one, where the table allows none, before the database sees them. */
final class NullScreen {
    private final List<Integer> columns = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    NullScreen(String table, List<DesignColumn> design) {
        for (int c = 0; c < design.size(); c++) {
            if (design.get(c).required()) {
                String name = design.get(c).name();
                columns.add(c);
                failures.add(Failure.of(
                        "not_null(" + name + ")", "column '" + name + "' of table '" + table + "' takes no null"));
            }
        }
    }

    /** The rows without such nulls; {@code batch} itself when all are. */
    Batch pass(Batch batch, SinkOutput output) {
        if (columns.stream().noneMatch(c -> hasNulls(batch.column(c)))) {
            return batch;
        }
        RowFailures refused = new RowFailures();
        int[] kept = new int[batch.rowCount()];
        int count = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            boolean whole = true;
            for (int k = 0; k < columns.size(); k++) {
                if (isNull(batch.column(columns.get(k)), row)) {
                    refused.add(row, failures.get(k));
                    whole = false;
                }
            }
            if (whole) {
                kept[count++] = row;
            }
        }
        output.reject(batch, refused);
        return batch.gather(kept, count);
    }

    private static boolean hasNulls(Column column) {
        if (column instanceof DoubleColumn doubles) {
            for (int row = 0; row < doubles.size(); row++) {
                if (Double.isNaN(doubles.get(row))) {
                    return true;
                }
            }
        }
        return column.validity().hasNulls();
    }

    private static boolean isNull(Column column, int row) {
        return column.isNull(row) || (column instanceof DoubleColumn doubles && Double.isNaN(doubles.get(row)));
    }
}
