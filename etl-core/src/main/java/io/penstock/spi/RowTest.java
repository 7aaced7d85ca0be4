package io.penstock.spi;

import io.penstock.data.Batch;
import org.jspecify.annotations.Nullable;

/** A running check. One thread at a time. */
@FunctionalInterface
public interface RowTest extends AutoCloseable {
    /** Sets bit {@code i} of {@code failed} (64 rows a word, lowest bit first) for every row that fails; clears none. */
    void test(Batch batch, long[] failed) throws Exception;

    /**
     * A sentence about one row that has just failed, in place of the check's own; null, the default, for that one. Without a value.
     *
     * @param row of the batch given to {@link #test} last
     */
    default @Nullable String detail(int row) {
        return null;
    }

    @Override
    default void close() throws Exception {}
}
