package io.penstock.spi;

/** A piece of a source that was taken but not yet decoded. */
@FunctionalInterface
public interface PendingBatch {
    /** Emits the rows, and rejects those that cannot be read. Called once, on any thread. */
    void decode(Output output) throws Exception;
}
