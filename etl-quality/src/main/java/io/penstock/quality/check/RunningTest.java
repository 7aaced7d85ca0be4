package io.penstock.quality.check;

import io.penstock.data.Batch;

/** A test at work. One thread at a time; batches come in order. */
public interface RunningTest extends AutoCloseable {
    /**
     * Looks at rows.
     *
     * @param batch rows for which the check's {@code where} holds; never empty
     * @param failing takes rows of the batch that fail, for the samples
     */
    default void accept(Batch batch, FailingRows failing) throws Exception {}

    /** Adds what another run of the same test has seen behind these rows. */
    default void merge(RunningTest other) {}

    /** What was found; called once, after the last batch. */
    Finding finding(Evidence evidence) throws Exception;

    @Override
    default void close() throws Exception {}

    /** Takes failing rows. */
    @FunctionalInterface
    interface FailingRows {
        /** @param row of the batch being looked at */
        void add(int row);
    }
}
