package io.penstock.extract.json.decode;

import io.penstock.data.Validity;
import io.penstock.extract.json.scan.RecordBlock;
import io.penstock.extract.json.scan.Syntax;
import java.util.Arrays;

/**
 * Where the values of a block's rows are, column by column: slices of the block's bytes, to which the texts of strings with escapes are
 * added at the end. A null is an empty slice without its bit in {@code valid}. One thread.
 */
final class Cells {
    static final int STRING = 1;
    static final int NUMBER = 2;
    static final int BOOLEAN = 4;
    static final int NESTED = 8;
    static final int NULL = 16;

    byte[] bytes;
    private int used;
    private int capacity;
    int rows;
    int[][] starts;
    int[][] ends;
    long[][] valid;
    /** For each column the kinds of values seen. */
    int[] seen;
    /** For each column one more than the row it was last set in. */
    int[] set;
    /** For each row the record it comes from. */
    int[] records;

    Cells(RecordBlock block, int columns) {
        this.bytes = block.bytes();
        this.used = block.limit() + Syntax.PAD;
        this.capacity = Math.max(1, block.records());
        this.starts = new int[columns][capacity];
        this.ends = new int[columns][capacity];
        this.valid = new long[columns][Validity.wordsFor(capacity)];
        this.seen = new int[columns];
        this.set = new int[columns];
        this.records = new int[capacity];
    }

    int columns() {
        return starts.length;
    }

    /** Makes room for columns found since. */
    void widen(int columns) {
        int before = starts.length;
        starts = Arrays.copyOf(starts, columns);
        ends = Arrays.copyOf(ends, columns);
        valid = Arrays.copyOf(valid, columns);
        seen = Arrays.copyOf(seen, columns);
        set = Arrays.copyOf(set, columns);
        for (int c = before; c < columns; c++) {
            starts[c] = new int[capacity];
            ends[c] = new int[capacity];
            valid[c] = new long[Validity.wordsFor(capacity)];
        }
    }

    /** Makes room for one more row. */
    void reserve() {
        if (rows < capacity) {
            return;
        }
        capacity *= 2;
        records = Arrays.copyOf(records, capacity);
        for (int c = 0; c < starts.length; c++) {
            starts[c] = Arrays.copyOf(starts[c], capacity);
            ends[c] = Arrays.copyOf(ends[c], capacity);
            valid[c] = Arrays.copyOf(valid[c], Validity.wordsFor(capacity));
        }
    }

    void put(int column, int from, int to, int kind) {
        int row = rows;
        starts[column][row] = from;
        ends[column][row] = to;
        valid[column][row >>> 6] |= 1L << row;
        seen[column] |= kind;
    }

    void putNull(int column) {
        int row = rows;
        starts[column][row] = 0;
        ends[column][row] = 0;
        valid[column][row >>> 6] &= ~(1L << row);
        seen[column] |= NULL;
    }

    boolean isValid(int column, int row) {
        return (valid[column][row >>> 6] >>> row & 1) != 0;
    }

    /** Adds the text of a string with escapes; gives its start, {@link #textEnd} its end. */
    int unescape(int from, int to) {
        if (bytes.length - used < to - from) {
            bytes = Arrays.copyOf(bytes, (int)
                    Math.min(Integer.MAX_VALUE - 8L, Math.max(used + (long) (to - from), bytes.length * 3L / 2)));
        }
        int start = used;
        used = Syntax.unescape(bytes, from, to, bytes, used);
        return start;
    }

    int textEnd() {
        return used;
    }

    /** Forgets what was put into the row that is being made. */
    void clearRow() {
        for (int c = 0; c < starts.length; c++) {
            starts[c][rows] = 0;
            ends[c][rows] = 0;
            valid[c][rows >>> 6] &= ~(1L << rows);
            set[c] = 0;
        }
    }

    /** What is put from here on belongs to an element and not to its parent. */
    void endParent() {
        Arrays.fill(set, 0);
    }

    /** Begins another row with the parent's values in the row {@code from}. */
    void copyParent(int from) {
        for (int c = 0; c < starts.length; c++) {
            if (set[c] <= from) {
                starts[c][rows] = starts[c][from];
                ends[c][rows] = ends[c][from];
                if (isValid(c, from)) {
                    valid[c][rows >>> 6] |= 1L << rows;
                }
            }
        }
    }
}
