package io.penstock.load.database.shape;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.load.database.table.DesignColumn;
import io.penstock.load.database.table.TableDesign;
import io.penstock.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * How the data's columns go into a table's.
 *
 * @param columns those that are filled, in the data's order, named and declared as in the table; then those that the mode adds
 * @param data how many of them are the data's
 * @param positions for each of these where it stands in the data
 * @param definitions statements that make the table fit
 */
public record Fit(List<DesignColumn> columns, int data, List<Integer> positions, List<String> definitions) {
    public Fit {
        columns = List.copyOf(columns);
        positions = List.copyOf(positions);
        definitions = List.copyOf(definitions);
    }

    /** Every column as it is: the fit of a table that is made for the data. */
    public static Fit whole(TableDesign design) {
        List<Integer> positions = new ArrayList<>();
        for (int c = 0; c < design.dataColumns(); c++) {
            positions.add(c);
        }
        return new Fit(design.columns(), design.dataColumns(), positions, List.of());
    }

    /** The columns that the data brings. */
    public List<DesignColumn> dataColumns() {
        return columns.subList(0, data);
    }

    /** The batch's columns that are filled. */
    public Batch of(Batch batch) {
        if (positions.size() == batch.columns().size()) {
            return batch;
        }
        List<Column> kept = new ArrayList<>();
        int[] wanted = new int[positions.size()];
        for (int c = 0; c < wanted.length; c++) {
            wanted[c] = positions.get(c);
            kept.add(batch.column(wanted[c]));
        }
        Schema schema = batch.schema().select(wanted);
        return batch.with(schema, kept);
    }
}
