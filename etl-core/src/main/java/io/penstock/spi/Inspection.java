package io.penstock.spi;

import io.penstock.data.Batch;

/** A running inspector. One thread at a time; batches come in order. */
public interface Inspection extends AutoCloseable {
    void accept(Batch batch) throws Exception;

    /** Adds what another inspection of the same inspector has seen, as if its batches had come here. */
    void merge(Inspection other);

    /** What was seen; called after the last batch. */
    InspectionResult result() throws Exception;

    @Override
    default void close() throws Exception {}
}
