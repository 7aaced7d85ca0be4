package io.penstock.spi;

import io.penstock.data.Batch;
import java.util.Optional;

/**
 * An open sink. The engine calls {@code write} any number of times in order, then {@code prepare} and {@code commit}, or
 * {@code abort} at any point before the end of {@code commit}; then {@code close}. One thread at a time.
 */
public interface BatchSink extends AutoCloseable {
    void write(Batch batch, SinkOutput output) throws Exception;

    /** Does everything that can fail: flush, fsync, build indexes. After it {@code commit} is as short as can be. */
    void prepare() throws Exception;

    /** Makes everything written visible at once: rename, {@code COMMIT}. */
    void commit() throws Exception;

    /** Leaves the target as it was before {@code open}; no temporary file stays. Safe to call twice. */
    void abort() throws Exception;

    /**
     * A place in the same target for what the pipeline must remember, committed with the rows; empty (the default) where the
     * target has no transactions. Asked anew after each checkpoint.
     */
    default Optional<TargetState> targetState() {
        return Optional.empty();
    }

    /** What the state of the target is now, as a sentence for messages and the report. */
    String outcome();

    @Override
    void close() throws Exception;
}
