package io.penstock.transform.shape;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A user's function from one Java record to another. Called in row order within a batch, from one thread at a time.
 *
 * @param <I> the record class of the rows that come
 * @param <O> the record class of the rows that leave
 */
@FunctionalInterface
public interface RecordFunction<I extends Record, O extends Record> extends Serializable {
    /** @return the row that leaves, or null to leave it out (counted as filtered) */
    @Nullable
    O apply(I row) throws Exception;
}
