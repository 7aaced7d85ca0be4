package io.penstock.transform.internal;

import io.penstock.data.Batch;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;

/** Rejects the rows that one or more columns of a step failed on, with every reason, and passes the others on. */
public final class FailedRows {
    private FailedRows() {}

    /**
     * Emits {@code result} without its failed rows.
     *
     * @param input the batch the step was given
     * @param result what became of it, the same rows in the same order
     * @param failed a bitmap per reason
     */
    public static void settle(Batch input, Batch result, long[][] failed, Failure[] reasons, Output output) {
        long[] any = RowBits.none(input.rowCount());
        long seen = 0;
        for (long[] bits : failed) {
            for (int w = 0; w < any.length; w++) {
                any[w] |= bits[w];
                seen |= bits[w];
            }
        }
        if (seen == 0) {
            output.emit(result);
            return;
        }
        RowFailures failures = new RowFailures();
        for (int w = 0; w < any.length; w++) {
            for (long rest = any[w]; rest != 0; rest &= rest - 1) {
                int row = (w << 6) + Long.numberOfTrailingZeros(rest);
                for (int f = 0; f < failed.length; f++) {
                    if (RowBits.get(failed[f], row)) {
                        failures.add(row, reasons[f]);
                    }
                }
            }
        }
        output.reject(input, failures);
        output.emit(RowBits.without(result, any));
    }
}
