package io.penstock.benchmarks.harness;

import io.penstock.data.Batch;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import io.penstock.spi.SinkOutput;
import java.util.function.Consumer;

/** Counts what a part puts out and hands the batches on. One thread. */
public final class Tally implements Output, SinkOutput {
    private final Consumer<Batch> next;
    private long emitted;
    private long rejected;
    private long warned;
    private long left;

    /** @param next gets every batch, the empty ones too */
    public Tally(Consumer<Batch> next) {
        this.next = next;
    }

    /** Rows passed on. */
    public long emitted() {
        return emitted;
    }

    /** Rows rejected. */
    public long rejected() {
        return rejected;
    }

    /** Rows that stayed with a warning. */
    public long warned() {
        return warned;
    }

    /** Rows filtered, deduplicated or combined away. */
    public long left() {
        return left;
    }

    @Override
    public void emit(Batch batch) {
        emitted += batch.rowCount();
        next.accept(batch);
    }

    @Override
    public void reject(Batch batch, RowFailures failures) {
        rejected += failures.rowCount();
    }

    @Override
    public void warn(Failure failure, long rows) {
        warned += rows;
    }

    @Override
    public void count(RowFate fate, long rows) {
        left += fate == RowFate.GENERATED ? -rows : rows;
    }
}
