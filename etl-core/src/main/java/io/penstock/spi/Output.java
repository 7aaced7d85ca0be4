package io.penstock.spi;

import io.penstock.data.Batch;

/**
 * Where a source or step puts its results. Valid only during the call it was passed to, on that thread.
 *
 * <p>The engine checks on every run that for each step rows in + generated = rows out + rejected + filtered + deduplicated
 * + combined.
 */
public interface Output {
    /** Passes rows on. May be called any number of times; empty batches are dropped. */
    void emit(Batch batch);

    /**
     * Rejects rows of {@code batch} (not of what the step made of it). They go to the reject sink as they were read, with
     * every failure.
     */
    void reject(Batch batch, RowFailures failures);

    /** Counts rows that stay although they failed a rule. */
    void warn(Failure failure, long rows);

    /** Counts rows that left the stream or came into it. */
    void count(RowFate fate, long rows);
}
