package io.penstock.transform.internal.text;

import io.penstock.data.Batch;
import io.penstock.data.TextColumn;

/** Makes a text column from a column of a batch and tells which values it has no answer for. May keep a memo: one thread. */
@FunctionalInterface
public interface CheckedKernel {
    /**
     * The new column. A row that fails has its bit set in {@code failed} and holds what it becomes when it is to be kept. A null
     * stays null and does not fail.
     */
    TextColumn apply(Batch batch, int position, long[] failed);
}
