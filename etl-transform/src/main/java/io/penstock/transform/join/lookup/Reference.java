package io.penstock.transform.join.lookup;

import io.penstock.data.Batch;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchReader;
import io.penstock.spi.Extractor;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.match.KeyColumns;
import io.penstock.transform.internal.match.KeyRows;
import io.penstock.transform.internal.match.RowConcat;
import io.penstock.transform.internal.match.RowTable;
import io.penstock.transform.join.JoinErrors;
import org.jspecify.annotations.Nullable;

/** The reference of one bound lookup, read once for all its threads by the first that asks. */
final class Reference {
    private final Plan plan;
    private @Nullable Loaded loaded;

    /**
     * What is read.
     *
     * @param source where from
     * @param schema its schema
     * @param key its key
     * @param brought positions of the columns to bring
     * @param defaults stands in for rows that are missed
     * @param duplicates several rows of one key
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, never compared
    record Plan(
            Extractor source,
            Schema schema,
            KeyColumns key,
            int[] brought,
            DefaultRow defaults,
            DuplicateKeys duplicates) {}

    /** The rows with the default row behind them, and where keys are. Immutable. */
    @SuppressWarnings("ArrayRecordComponent") // made once, never compared
    record Loaded(Batch rows, RowTable table, int[] brought, DuplicateKeys duplicates) {
        /** The row of the key, or the default row. */
        int find(long first, long second) {
            int row = table.find(first, second);
            for (int next = row; duplicates == DuplicateKeys.LAST && next >= 0; next = table.after(next)) {
                row = next;
            }
            return row < 0 ? missed() : row;
        }

        int missed() {
            return table.rows();
        }
    }

    Reference(Plan plan) {
        this.plan = plan;
    }

    synchronized Loaded load(StepContext context) {
        if (loaded == null) {
            loaded = read(context);
        }
        return loaded;
    }

    private Loaded read(StepContext context) {
        RowTable table = new RowTable();
        RowConcat rows = new RowConcat(plan.schema());
        KeyRows keys = new KeyRows(plan.key());
        try (BatchReader reader = BatchReader.open(plan.source(), context)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                keys.of(batch);
                rows.add(batch);
                for (int i = 0; i < batch.rowCount(); i++) {
                    table.add(keys.hasNull(i) ? 0 : keys.firsts()[i], keys.seconds()[i]);
                }
                if (rows.bytes() + (long) rows.rows() * RowTable.ROW_BYTES > context.memoryShare()) {
                    throw new TransformException(Problem.of(
                                    JoinErrors.TOO_LARGE,
                                    "the reference " + plan.source().describe().title() + " takes more than "
                                            + context.memoryShare() / 1024 + " KiB, the memory share of the lookup")
                            .next("Use a join, which goes to disk, or give the engine more memory."));
                }
            }
        }
        table.build();
        rows.add(plan.defaults().row());
        Batch all = rows.take(0);
        if (plan.duplicates() == DuplicateKeys.FAIL) {
            check(table, all, keys);
        }
        return new Loaded(all, table, plan.brought(), plan.duplicates());
    }

    private void check(RowTable table, Batch all, KeyRows keys) {
        keys.of(all);
        for (int row = 0; row < table.rows(); row++) {
            if (!keys.hasNull(row) && table.after(row) >= 0) {
                throw new TransformException(Problem.of(
                                JoinErrors.CARDINALITY,
                                "the reference " + plan.source().describe().title()
                                        + " has more than one row of one key; row " + (row + 1) + " and row "
                                        + (table.after(row) + 1) + " are equal in it")
                        .next("Remove its duplicates, or say which row counts with duplicates 'first' or 'last'."));
            }
        }
    }
}
