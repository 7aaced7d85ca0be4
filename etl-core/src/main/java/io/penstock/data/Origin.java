package io.penstock.data;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a batch were read and what they looked like then, so that a rejected row can be written back as it
 * came. Steps that keep, drop or reorder rows carry it along at the price of one int per row.
 */
public final class Origin {
    private final Batch original;
    private final IntFunction<RecordPosition> positions;
    private final int @Nullable [] rows;

    private Origin(Batch original, IntFunction<RecordPosition> positions, int @Nullable [] rows) {
        this.original = original;
        this.positions = positions;
        this.rows = rows;
    }

    /**
     * The origin of a batch just read.
     *
     * @param original the rows as they came, in the source's original schema
     * @param positions gives the place of a row of {@code original}; asked only for rows that matter
     */
    public static Origin of(Batch original, IntFunction<RecordPosition> positions) {
        return new Origin(original, positions, null);
    }

    /** The rows as they were read. */
    public Batch original() {
        return original;
    }

    /** The row of {@link #original()} that row {@code i} of the batch comes from. */
    public int row(int i) {
        return rows == null ? i : rows[i];
    }

    public RecordPosition position(int i) {
        return positions.apply(row(i));
    }

    /** The origin of the rows {@code chosen[0..count)}. */
    public Origin gather(int[] chosen, int count) {
        int[] next = new int[count];
        for (int i = 0; i < count; i++) {
            next[i] = row(chosen[i]);
        }
        return new Origin(original, positions, next);
    }
}
