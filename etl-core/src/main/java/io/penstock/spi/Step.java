package io.penstock.spi;

import io.penstock.data.Batch;

/** A running step. One thread at a time. Batches given to it stay immutable. */
@FunctionalInterface
public interface Step extends AutoCloseable {
    void process(Batch batch, Output output) throws Exception;

    /** Called once after the last batch, for what the step held back; not called on failure. */
    default void finish(Output output) throws Exception {}

    /** Called once at the end, also on failure. */
    @Override
    default void close() throws Exception {}
}
