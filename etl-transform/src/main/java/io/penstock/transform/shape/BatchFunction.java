package io.penstock.transform.shape;

import io.penstock.data.Batch;
import java.io.Serializable;

/** A user's function on a whole batch. Called from one thread at a time, batches in any order. */
@FunctionalInterface
public interface BatchFunction extends Serializable {
    /**
     * Makes a batch from a batch.
     *
     * @return a batch of the declared schema; fewer rows count as filtered, more as generated. Make it from the given one
     *     ({@code with}, {@code gather}) where rows may be rejected later, so that it keeps its origin
     */
    Batch apply(Batch batch) throws Exception;
}
