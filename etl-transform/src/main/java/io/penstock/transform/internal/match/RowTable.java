package io.penstock.transform.internal.match;

import java.util.Arrays;

/**
 * Rows by the hash of their key: buckets of chains (two arrays of ints, a power of two of buckets), rows of one key in the order in
 * which they were added. 24 to 28 bytes a row. Filled by one thread, then read by any number.
 */
public final class RowTable {
    /** Bytes that one more row costs, about. */
    public static final int ROW_BYTES = 28;

    private long[] firsts = new long[1024];
    private long[] seconds = new long[1024];
    private int[] heads = new int[0];
    private int[] next = new int[0];
    private int rows;
    private int mask;

    /** Adds a row; rows are numbered from 0. Its number is used up but it is never found when {@code first} is 0. */
    public void add(long first, long second) {
        if (rows == firsts.length) {
            int more = (int) Math.min(Integer.MAX_VALUE - 8L, rows * 2L);
            firsts = Arrays.copyOf(firsts, more);
            seconds = Arrays.copyOf(seconds, more);
        }
        firsts[rows] = first;
        seconds[rows++] = second;
    }

    public int rows() {
        return rows;
    }

    /** Makes the rows findable; called once after the last. */
    public RowTable build() {
        int buckets = Integer.highestOneBit(Math.max(16, (int) Math.min(1 << 30, rows * 4L / 3)) * 2 - 1);
        mask = buckets - 1;
        heads = new int[buckets];
        next = new int[rows];
        for (int row = rows - 1; row >= 0; row--) {
            if (firsts[row] != 0) {
                int bucket = (int) firsts[row] & mask;
                next[row] = heads[bucket];
                heads[bucket] = row + 1;
            }
        }
        return this;
    }

    /** The first row of this key, or -1. */
    public int find(long first, long second) {
        return same(heads[(int) first & mask], first, second);
    }

    /** The next row of the same key behind {@code row}, or -1. */
    public int after(int row) {
        return same(next[row], firsts[row], seconds[row]);
    }

    private int same(int link, long first, long second) {
        int at = link;
        while (at != 0 && (firsts[at - 1] != first || seconds[at - 1] != second)) {
            at = next[at - 1];
        }
        return at - 1;
    }
}
