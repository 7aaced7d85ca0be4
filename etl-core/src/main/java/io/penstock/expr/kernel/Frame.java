package io.penstock.expr.kernel;

import io.penstock.data.Batch;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one evaluation. All rows are computed; an error counts only in active rows, so that the branch of a {@code
 * CASE} that is not taken and the right side of a decided {@code AND} cannot fail.
 */
public final class Frame {
    private final Batch batch;
    private final long @Nullable [] active;

    private Frame(Batch batch, long @Nullable [] active) {
        this.batch = batch;
        this.active = active;
    }

    /** Every row of the batch, all active. */
    public static Frame of(Batch batch) {
        return new Frame(batch, null);
    }

    public Batch batch() {
        return batch;
    }

    public int size() {
        return batch.rowCount();
    }

    public boolean isActive(int i) {
        return active == null || (active[i >>> 6] >>> i & 1L) != 0;
    }

    /** The same rows, active only where they are now and bit {@code i} of {@code words} is set; the array is kept. */
    public Frame narrow(long[] words) {
        if (active != null) {
            for (int w = 0; w < words.length; w++) {
                words[w] &= active[w];
            }
        }
        return new Frame(batch, words);
    }
}
