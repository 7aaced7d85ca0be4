package io.penstock.transform.internal;

import io.penstock.data.Batch;
import io.penstock.data.Validity;

/** Bitmaps of rows: 64 rows a word, lowest bit first; bits past the last row are ignored. */
public final class RowBits {
    private RowBits() {}

    public static long[] none(int rows) {
        return new long[Validity.wordsFor(rows)];
    }

    public static void set(long[] bits, int row) {
        bits[row >>> 6] |= 1L << row;
    }

    public static boolean get(long[] bits, int row) {
        return ((bits[row >>> 6] >>> row) & 1L) != 0;
    }

    /** Number of set bits among the first {@code rows}. */
    public static int count(long[] bits, int rows) {
        int total = 0;
        for (int w = 0; w < rows >>> 6; w++) {
            total += Long.bitCount(bits[w]);
        }
        if ((rows & 63) != 0) {
            total += Long.bitCount(bits[rows >>> 6] & ((1L << rows) - 1));
        }
        return total;
    }

    /** The rows of a batch whose bit is not set; the batch itself when no bit is. */
    public static Batch without(Batch batch, long[] dropped) {
        int rows = batch.rowCount();
        int count = rows - count(dropped, rows);
        return count == rows ? batch : batch.gather(clear(dropped, rows, count), count);
    }

    /** The rows whose bit is not set, rising. */
    private static int[] clear(long[] bits, int rows, int count) {
        int[] kept = new int[count];
        int k = 0;
        for (int w = 0; k < count; w++) {
            long open = ~bits[w];
            if (w == rows >>> 6) {
                open &= (1L << rows) - 1;
            }
            while (open != 0) {
                kept[k++] = (w << 6) + Long.numberOfTrailingZeros(open);
                open &= open - 1;
            }
        }
        return kept;
    }
}
