package io.penstock.transform.join;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.transform.internal.match.RowConcat;
import java.util.ArrayList;
import java.util.List;

/**
 * How output rows are put together from rows of both sides.
 *
 * @param output the columns of the left side, then those brought from the right
 * @param merged by left column, the right key column that stands in for it where there is no left row; -1 for none
 * @param brought positions of the right columns that go into the output
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
record JoinLayout(Schema output, int[] merged, int[] brought) {
    /** The pairs of {@code left} rows {@code lefts[0..count)} and {@code right} rows {@code rights[0..count)}. */
    Batch pairs(Batch left, int[] lefts, Batch right, int[] rights, int count) {
        Batch chosen = left.gather(lefts, count);
        List<Column> columns = new ArrayList<>(chosen.columns());
        for (int position : brought) {
            columns.add(right.column(position).gather(rights, count));
        }
        return chosen.with(output, columns);
    }

    /** Rows of the right side alone. */
    Batch rightOnly(Batch right, int[] rights, int count) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < merged.length; c++) {
            Field field = output.field(c);
            columns.add(
                    merged[c] < 0
                            ? RowConcat.nulls(field.type(), count)
                            : right.column(merged[c]).gather(rights, count));
        }
        for (int position : brought) {
            columns.add(right.column(position).gather(rights, count));
        }
        return Batch.of(output, columns, count);
    }
}
