package io.penstock.transform.dedupe;

import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.keys.SeenKeys;

/**
 * Keeps one row of each key and counts the others as deduplicated. Nulls in a key are equal to each other, as in SQL's {@code
 * DISTINCT}; texts are compared byte by byte.
 *
 * <p>A key of one integer, date, time, timestamp or decimal (18 digits) is compared exactly; any other by a 128-bit hash: the
 * chance that two of a thousand million different keys are taken for one is 1.5e-21 (no protection against keys made to
 * collide). Memory: 8 or 16 bytes and some slack per key up to the step's memory share, then sorted runs on disk. {@link
 * Keep#LAST} also holds back the rows themselves, in memory up to half of the share, then on disk.
 */
public final class Dedupe implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns key;
    private final Keep keep;

    private Dedupe(Columns key, Keep keep) {
        this.key = key;
        this.keep = keep;
    }

    /** Rows are duplicates when these columns are equal. */
    public static Dedupe on(String... columns) {
        return on(Columns.of(columns));
    }

    /** Rows are duplicates when these columns are equal. */
    public static Dedupe on(Columns columns) {
        return new Dedupe(columns, Keep.FIRST);
    }

    /** Rows are duplicates when every column is equal. */
    public static Dedupe allColumns() {
        return new Dedupe(Columns.all(), Keep.FIRST);
    }

    /** Which row stays; {@link Keep#FIRST} by default. */
    public Dedupe keep(Keep which) {
        return new Dedupe(key, which);
    }

    public Dedupe keepFirst() {
        return keep(Keep.FIRST);
    }

    public Dedupe keepLast() {
        return keep(Keep.LAST);
    }

    @Override
    public boolean spills() {
        return true;
    }

    /** By key for names; what a pattern of names takes is not known before {@link #bind}, so it asks for all rows together. */
    @Override
    public Distribution distribution() {
        if (key.isAll() || !key.names().isEmpty()) {
            return Distribution.byKey(key.names());
        }
        return Distribution.ALL;
    }

    @Override
    public Description describe() {
        Description all = Description.of("dedupe", key.toString());
        return keep == Keep.FIRST ? all : all.with("keep", "last");
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions = key.select(input, problems);
        if (keep == Keep.LAST) {
            return BoundTransformer.of(input, context -> new KeepLast(input, positions, context));
        }
        return BoundTransformer.of(input, context -> new KeepFirst(SeenKeys.of(input, positions, context)));
    }

    /** Passes rows whose key is new. */
    private record KeepFirst(SeenKeys seen) implements Step {
        @Override
        public void process(Batch batch, Output output) {
            long[] repeated = RowBits.none(batch.rowCount());
            seen.mark(batch, repeated);
            output.count(RowFate.DEDUPLICATED, RowBits.count(repeated, batch.rowCount()));
            output.emit(RowBits.without(batch, repeated));
        }

        @Override
        public void close() throws Exception {
            seen.close();
        }
    }
}
