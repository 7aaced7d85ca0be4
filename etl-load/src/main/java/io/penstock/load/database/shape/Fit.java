package io.penstock.load.database.shape;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.load.database.table.DesignColumn;
import io.penstock.load.database.table.TableDesign;
import io.penstock.spi.RowFailures;
import io.penstock.spi.SinkOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * How the data's columns go into a table's.
 *
 * @param columns those that are filled, in the data's order, named and declared as in the table; then those that the mode adds
 * @param data how many of them are the data's
 * @param positions for each of these where it stands in the data
 * @param guards columns of the data whose values make a row be rejected
 * @param definitions statements that make the table fit
 */
public record Fit(
        List<DesignColumn> columns, int data, List<Integer> positions, List<Guard> guards, List<String> definitions) {
    public Fit {
        columns = List.copyOf(columns);
        positions = List.copyOf(positions);
        guards = List.copyOf(guards);
        definitions = List.copyOf(definitions);
    }

    /** Every column as it is: the fit of a table that is made for the data. */
    public static Fit whole(TableDesign design) {
        List<Integer> positions = new ArrayList<>();
        for (int c = 0; c < design.dataColumns(); c++) {
            positions.add(c);
        }
        return new Fit(design.columns(), design.dataColumns(), positions, List.of(), List.of());
    }

    /** The columns that the data brings. */
    public List<DesignColumn> dataColumns() {
        return columns.subList(0, data);
    }

    /** The rows that may be loaded, with the columns that are filled. */
    public Batch of(Batch batch, SinkOutput output) {
        Batch guarded = guarded(batch, output);
        if (positions.size() == guarded.columns().size()) {
            return guarded;
        }
        List<Column> kept = new ArrayList<>();
        int[] wanted = new int[positions.size()];
        for (int c = 0; c < wanted.length; c++) {
            wanted[c] = positions.get(c);
            kept.add(guarded.column(wanted[c]));
        }
        return guarded.with(guarded.schema().select(wanted), kept);
    }

    private Batch guarded(Batch batch, SinkOutput output) {
        if (guards.isEmpty()) {
            return batch;
        }
        RowFailures refused = new RowFailures();
        int[] kept = new int[batch.rowCount()];
        int count = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            boolean passes = true;
            for (Guard guard : guards) {
                if (!batch.column(guard.position()).isNull(row)) {
                    refused.add(row, guard.failure());
                    passes = false;
                }
            }
            if (passes) {
                kept[count++] = row;
            }
        }
        if (refused.isEmpty()) {
            return batch;
        }
        output.reject(batch, refused);
        return batch.gather(kept, count);
    }
}
