package io.penstock.transform.internal.sort;

import io.penstock.spi.StepContext;

/**
 * How a budget is shared out: three quarters for rows held with their keys; the rest for blocks on their way to disk. While runs
 * are merged every run has one block in memory, of a 128th of the budget.
 */
final class BlockSize {
    private static final int SMALLEST_BLOCK = 4 << 10;
    private static final int LARGEST_BLOCK = 1 << 20;
    private static final int MOST_ROWS = 4096;

    private final StepContext context;
    private final long budget;
    private long rowBytes = 1;

    BlockSize(StepContext context, long budget) {
        this.context = context;
        this.budget = budget;
    }

    long heldBytes() {
        return budget / 4 * 3;
    }

    /** Learns how large rows are; the largest average counts. */
    void see(long rows, long bytes) {
        if (rows > 0) {
            rowBytes = Math.max(rowBytes, bytes / rows);
        }
    }

    int blockRows() {
        long bytes = Math.min(LARGEST_BLOCK, Math.max(SMALLEST_BLOCK, budget / 128));
        return (int) Math.max(1, Math.min(MOST_ROWS, bytes / rowBytes));
    }

    int outputRows() {
        return (int) Math.max(1, Math.min(context.batchRows(), context.batchBytes() / rowBytes));
    }
}
