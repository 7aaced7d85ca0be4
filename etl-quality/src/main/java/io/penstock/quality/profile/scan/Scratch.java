package io.penstock.quality.profile.scan;

import io.penstock.data.Validity;
import io.penstock.quality.distinct.Fresh;

/** Arrays that the scans of all columns use in turn, as long as the longest batch so far. One thread. */
public final class Scratch {
    private long[] longs = new long[0];
    private int[] rows = new int[0];
    private final Fresh fresh = new Fresh();

    /** Makes the arrays fit a batch. */
    public void fit(int rowCount) {
        if (longs.length < rowCount) {
            longs = new long[rowCount];
            rows = new int[rowCount];
        }
    }

    long[] longs() {
        return longs;
    }

    int[] rows() {
        return rows;
    }

    Fresh fresh() {
        return fresh;
    }

    /** Puts the rows that hold a value into {@link #rows} and returns their number. */
    int validRows(Validity validity, int size) {
        int[] valid = rows;
        int count = 0;
        for (int w = 0, from = 0; from < size; w++, from += 64) {
            long word = validity.word(w);
            int to = Math.min(size, from + 64);
            for (int i = from; i < to; i++) {
                valid[count] = i;
                count += (int) (word >>> i & 1);
            }
        }
        return count;
    }

    /** Puts the values that are not null into {@link #longs} and returns their number. */
    int validLongs(long[] values, Validity validity, int size) {
        long[] valid = longs;
        int count = 0;
        for (int w = 0, from = 0; from < size; w++, from += 64) {
            long word = validity.word(w);
            int to = Math.min(size, from + 64);
            for (int i = from; i < to; i++) {
                valid[count] = values[i];
                count += (int) (word >>> i & 1);
            }
        }
        return count;
    }
}
