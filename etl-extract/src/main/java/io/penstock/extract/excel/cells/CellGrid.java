package io.penstock.extract.excel.cells;

import java.util.Arrays;

/**
 * Some rows of a sheet, by column: for each cell its kind and a slice of shared bytes. A column without any cell has no arrays.
 * Filled by one thread, then read by another.
 */
public final class CellGrid {
    private static final int FIRST_ROWS = 256;
    private static final byte[] NO_KINDS = {};
    private static final int[] NO_SLICES = {};

    private final int mostRows;
    private final int mostBytes;
    private final boolean fixed;
    private final int firstColumn;
    private final Bytes bytes;
    private int width;
    private int rows;
    private int capacity;
    private boolean rowHasCells;
    private int[] rowNumbers;
    private int[] extra;
    private byte[][] kinds;
    private int[][] starts;
    private int[][] ends;

    private CellGrid(int firstColumn, int width, boolean fixed, int mostRows, int mostBytes) {
        this.firstColumn = firstColumn;
        this.width = width;
        this.fixed = fixed;
        this.mostRows = mostRows;
        this.mostBytes = mostBytes;
        this.capacity = Math.min(mostRows, FIRST_ROWS);
        this.bytes = new Bytes(1 << 12);
        this.rowNumbers = new int[capacity];
        this.extra = new int[capacity];
        this.kinds = new byte[width][];
        this.starts = new int[width][];
        this.ends = new int[width][];
        Arrays.fill(kinds, NO_KINDS);
        Arrays.fill(starts, NO_SLICES);
        Arrays.fill(ends, NO_SLICES);
    }

    /** For the columns {@code firstColumn} (0 is A) to {@code firstColumn + width - 1}; cells elsewhere are only noted. */
    public static CellGrid of(int firstColumn, int width, int mostRows, int mostBytes) {
        return new CellGrid(firstColumn, width, true, mostRows, mostBytes);
    }

    /** For as many columns as there are, from A on. */
    public static CellGrid growing(int mostRows, int mostBytes) {
        return new CellGrid(0, 0, false, mostRows, mostBytes);
    }

    /** Whether no further row is to be added. */
    public boolean isFull() {
        return rows == mostRows || bytes.size() >= mostBytes;
    }

    /** Where the bytes of cells go. */
    public Bytes bytes() {
        return bytes;
    }

    /** Whether a cell of this column (0 is A) is one of the grid's. */
    boolean holds(int column) {
        return !fixed || (column >= firstColumn && column < firstColumn + width);
    }

    /** Begins a row; {@code number} counts the rows of the sheet from 1. */
    public void beginRow(int number) {
        if (rows == capacity) {
            grow();
        }
        rowNumbers[rows] = number;
        extra[rows] = -1;
        rowHasCells = false;
    }

    /** Sets a cell of the row that was begun; its bytes are {@code bytes()[start..end)}. */
    public void cell(int column, byte kind, int start, int end) {
        int c = column - firstColumn;
        if (c < 0 || c >= width) {
            if (fixed) {
                extra[rows] = extra[rows] < 0 ? column : extra[rows];
                rowHasCells = true;
                return;
            }
            widen(c + 1);
        }
        if (kinds[c].length == 0) {
            kinds[c] = new byte[capacity];
            starts[c] = new int[capacity];
            ends[c] = new int[capacity];
        }
        kinds[c][rows] = kind;
        starts[c][rows] = start;
        ends[c][rows] = end;
        rowHasCells = true;
    }

    /** Ends the row that was begun: it counts when it has a cell, or always where empty rows are kept. */
    public void endRow(boolean keepEmpty) {
        if (rowHasCells || keepEmpty) {
            rows++;
        }
    }

    /** Whether the row that was begun has a cell yet. */
    public boolean hasCells() {
        return rowHasCells;
    }

    /** The kind of a cell of the row that was begun; {@code column} counts from A. */
    byte currentKind(int column) {
        int c = column - firstColumn;
        return c < 0 || c >= width ? CellKind.EMPTY : kind(c, rows);
    }

    /** The bytes of a cell of the row that was begun. */
    byte[] currentBytes(int column) {
        int c = column - firstColumn;
        return Arrays.copyOfRange(bytes.array(), starts[c][rows], ends[c][rows]);
    }

    private void widen(int atLeast) {
        int next = Math.max(atLeast, Math.min(width * 2, 64));
        int before = width;
        kinds = Arrays.copyOf(kinds, next);
        starts = Arrays.copyOf(starts, next);
        ends = Arrays.copyOf(ends, next);
        Arrays.fill(kinds, before, next, NO_KINDS);
        Arrays.fill(starts, before, next, NO_SLICES);
        Arrays.fill(ends, before, next, NO_SLICES);
        width = next;
    }

    private void grow() {
        capacity = (int) Math.min(mostRows, capacity * 4L);
        rowNumbers = Arrays.copyOf(rowNumbers, capacity);
        extra = Arrays.copyOf(extra, capacity);
        for (int c = 0; c < width; c++) {
            if (kinds[c].length > 0) {
                kinds[c] = Arrays.copyOf(kinds[c], capacity);
                starts[c] = Arrays.copyOf(starts[c], capacity);
                ends[c] = Arrays.copyOf(ends[c], capacity);
            }
        }
    }

    public int rows() {
        return rows;
    }

    /** The sheet's column (0 is A) that column 0 of this grid is. */
    public int firstColumn() {
        return firstColumn;
    }

    public int width() {
        return width;
    }

    public int rowNumber(int row) {
        return rowNumbers[row];
    }

    /** The first column of the sheet with a cell outside the grid's columns, or -1. */
    public int extraColumn(int row) {
        return extra[row];
    }

    public byte kind(int column, int row) {
        return kinds[column].length == 0 ? CellKind.EMPTY : kinds[column][row];
    }

    public int start(int column, int row) {
        return starts[column].length == 0 ? 0 : starts[column][row];
    }

    public int end(int column, int row) {
        return ends[column].length == 0 ? 0 : ends[column][row];
    }

    /** Whether the column has no cell at all; its arrays are then empty. */
    public boolean isEmpty(int column) {
        return kinds[column].length == 0;
    }

    public byte[] kinds(int column) {
        return kinds[column];
    }

    public int[] starts(int column) {
        return starts[column];
    }

    public int[] ends(int column) {
        return ends[column];
    }
}
