package io.penstock.load.database;

import io.penstock.data.Batch;
import io.penstock.spi.Failure;
import io.penstock.spi.RowFailures;
import io.penstock.spi.SinkOutput;
import java.util.ArrayList;
import java.util.List;

/** Refuses rows with a null where the table allows none, before the database sees them. */
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
        if (columns.stream().noneMatch(c -> batch.column(c).validity().hasNulls())) {
            return batch;
        }
        RowFailures refused = new RowFailures();
        int[] kept = new int[batch.rowCount()];
        int count = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            boolean whole = true;
            for (int k = 0; k < columns.size(); k++) {
                if (batch.column(columns.get(k)).isNull(row)) {
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
}
