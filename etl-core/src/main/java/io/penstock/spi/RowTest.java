package io.penstock.spi;

import io.penstock.data.Batch;

/** A running check. One thread at a time. */
@FunctionalInterface
public interface RowTest extends AutoCloseable {
    /** Sets bit {@code i} of {@code failed} (64 rows a word, lowest bit first) for every row that fails; clears none. */
    void test(Batch batch, long[] failed) throws Exception;

    @Override
    default void close() throws Exception {}
}
