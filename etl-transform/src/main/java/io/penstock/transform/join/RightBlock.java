package io.penstock.transform.join;

import io.penstock.data.Batch;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.match.KeyRows;
import io.penstock.transform.internal.match.RowConcat;
import io.penstock.transform.internal.match.RowTable;

/** Rows of the right side in memory, found by key. Filled batch by batch, then built. One thread. */
final class RightBlock {
    private final JoinPlan plan;
    private final KeyRows keys;
    private final RowConcat concat;
    private final RowTable table = new RowTable();
    private Batch rows;
    private long[] matched = new long[0];

    RightBlock(JoinPlan plan, KeyRows keys) {
        this.plan = plan;
        this.keys = keys;
        this.concat = new RowConcat(plan.right());
        this.rows = Batch.empty(plan.right());
    }

    void add(Batch batch) {
        keys.of(batch);
        concat.add(batch);
        for (int i = 0; i < batch.rowCount(); i++) {
            boolean findable = plan.settings().nulls() == NullKeys.EQUAL || !keys.hasNull(i);
            table.add(findable ? keys.firsts()[i] : 0, keys.seconds()[i]);
        }
    }

    /** Memory of the rows and of the table. */
    long bytes() {
        return concat.bytes() + (long) concat.rows() * RowTable.ROW_BYTES;
    }

    boolean isEmpty() {
        return concat.rows() == 0;
    }

    /** The rows as they were added, in one batch; the block is of no further use. */
    Batch giveBack() {
        return concat.take(0);
    }

    RightBlock build() {
        table.build();
        rows = concat.take(1);
        matched = plan.how().keepsRight() ? RowBits.none(table.rows()) : matched;
        return this;
    }

    /** The rows, and one of nulls behind them. */
    Batch rows() {
        return rows;
    }

    int nullRow() {
        return table.rows();
    }

    RowTable table() {
        return table;
    }

    void markMatched(int row) {
        if (matched.length > 0) {
            RowBits.set(matched, row);
        }
    }

    boolean isMatched(int row) {
        return RowBits.get(matched, row);
    }
}
