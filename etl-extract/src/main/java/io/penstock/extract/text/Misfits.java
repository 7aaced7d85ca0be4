package io.penstock.extract.text;

import java.util.Arrays;

/** Cells of a batch that cannot be read as their column's type, in any order until {@link #sort}. Not thread-safe. */
public final class Misfits {
    private long[] cells = new long[16];
    private int size;

    public void add(int row, int column) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, size * 2);
        }
        cells[size++] = (long) row << 32 | column;
    }

    /** Withdraws the cells of this row and of all behind it that were added last. */
    public void removeFrom(int row) {
        while (size > 0 && row(size - 1) >= row) {
            size--;
        }
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Orders the cells by row, then by column. */
    public void sort() {
        Arrays.sort(cells, 0, size);
    }

    public int row(int i) {
        return (int) (cells[i] >>> 32);
    }

    public int column(int i) {
        return (int) cells[i];
    }
}
