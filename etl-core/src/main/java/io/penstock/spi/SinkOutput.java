package io.penstock.spi;

import io.penstock.data.Batch;

/** What a sink tells the engine while it writes. Valid only during the call it was passed to. */
public interface SinkOutput {
    /** Rows of the batch being written that the target refused; the others were taken. They go to the reject sink. */
    void reject(Batch batch, RowFailures failures);
}
