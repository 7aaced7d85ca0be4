package io.penstock.load.database.sqlite;

import java.util.Arrays;

/**
 * Keys that came in rising order, as runs of consecutive numbers: a few bytes where keys are dense, as row numbers are.
 * Past {@value #MOST_RUNS} runs it gives up remembering.
 */
final class RisingKeys {
    static final int MOST_RUNS = 1 << 19;

    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private int runs;
    private boolean complete = true;

    /** Whether {@code key} is above all before. */
    boolean isAbove(long key) {
        return runs == 0 || key > ends[runs - 1];
    }

    /** Adds a key that is above all before. */
    void add(long key) {
        if (runs > 0 && key == ends[runs - 1] + 1) {
            ends[runs - 1] = key;
            return;
        }
        if (runs == starts.length) {
            if (runs == MOST_RUNS) {
                complete = false;
                ends[runs - 1] = key;
                return;
            }
            starts = Arrays.copyOf(starts, runs * 2);
            ends = Arrays.copyOf(ends, runs * 2);
        }
        starts[runs] = key;
        ends[runs++] = key;
    }

    /** Whether it is certain that {@code key} was never added. */
    boolean isSurelyAbsent(long key) {
        if (!complete) {
            return false;
        }
        int after = Arrays.binarySearch(starts, 0, runs, key);
        if (after >= 0) {
            return false;
        }
        int run = -after - 2;
        return run < 0 || key > ends[run];
    }
}
