package io.penstock.quality.distinct;

import java.util.Arrays;

/** The indexes of those values of a batch that a counter had not seen before. Reused from batch to batch. */
public final class Fresh {
    private int[] indexes = new int[64];
    private int size;

    /** Index {@code k} of the fresh values, rising. */
    public int get(int k) {
        return indexes[k];
    }

    public int size() {
        return size;
    }

    /** Forgets all. */
    public void clear() {
        size = 0;
    }

    /** Adds an index. */
    public void add(int index) {
        if (size == indexes.length) {
            indexes = Arrays.copyOf(indexes, size * 2);
        }
        indexes[size++] = index;
    }

    /** Takes every index below {@code count}: the counter cannot tell. */
    public void addAll(int from, int count) {
        for (int i = from; i < count; i++) {
            add(i);
        }
    }
}
