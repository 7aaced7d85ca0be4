package io.penstock.transform.clean;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.transform.internal.RowBits;
import org.jspecify.annotations.Nullable;

/** Finds rows that hold nothing: null or an empty text in every column. 64 rows at a time; stops at the first full column. */
final class EmptyRows {
    private EmptyRows() {}

    /** A bitmap of the empty rows; null when there is none. */
    static long @Nullable [] find(Batch batch) {
        int rows = batch.rowCount();
        if (rows == 0 || batch.columns().isEmpty()) {
            return null;
        }
        long[] empty = RowBits.none(rows);
        for (int i = 0; i < rows; i++) {
            RowBits.set(empty, i);
        }
        for (Column column : batch.columns()) {
            if (!keepEmpty(column, empty)) {
                return null;
            }
        }
        return empty;
    }

    private static boolean keepEmpty(Column column, long[] empty) {
        Validity validity = column.validity();
        long left = 0;
        for (int w = 0; w < empty.length; w++) {
            long filled = validity.word(w) & empty[w];
            if (filled != 0 && column instanceof TextColumn text) {
                filled = withText(text, w, filled);
            }
            empty[w] &= ~filled;
            left |= empty[w];
        }
        return left != 0;
    }

    private static long withText(TextColumn column, int word, long candidates) {
        long filled = 0;
        for (long rest = candidates; rest != 0; rest &= rest - 1) {
            long bit = Long.lowestOneBit(rest);
            if (column.length((word << 6) + Long.numberOfTrailingZeros(bit)) > 0) {
                filled |= bit;
            }
        }
        return filled;
    }
}
