package io.penstock.spi;

import java.util.Arrays;

/**
 * Failing rows of one batch, each with its reasons in the order they were found. Rows are added in rising order; a row may
 * be added again right after itself with another failure. Not thread-safe.
 */
public final class RowFailures {
    private int[] rows = new int[16];
    private Failure[] failures = new Failure[16];
    private int size;
    private int rowCount;

    public void add(int row, Failure failure) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
            failures = Arrays.copyOf(failures, size * 2);
        }
        if (size == 0 || rows[size - 1] < row) {
            rowCount++;
        } else if (rows[size - 1] > row) {
            throw new IllegalArgumentException("row " + row + " after row " + rows[size - 1]);
        }
        rows[size] = row;
        failures[size++] = failure;
    }

    /** Number of row and failure pairs. */
    public int size() {
        return size;
    }

    /** Number of different rows. */
    public int rowCount() {
        return rowCount;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The row of pair {@code i}. */
    public int row(int i) {
        return rows[i];
    }

    public Failure failure(int i) {
        return failures[i];
    }
}
