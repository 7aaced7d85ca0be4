package io.penstock.extract.database.sql;

import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers the greatest value of the cursor column that was read. Used by several threads. */
public final class CursorWatch {
    /** Of a source without a cursor. */
    public static final CursorWatch NONE = new CursorWatch(-1, "", NullCursors.INCLUDE);

    private final int column;
    private final String name;
    private final NullCursors nulls;
    private @Nullable Object greatest;

    /**
     * A watch.
     *
     * @param column the cursor's position; -1 for none
     * @param nulls whether a row without a cursor value is an error
     */
    public CursorWatch(int column, String name, NullCursors nulls) {
        this.column = column;
        this.name = name;
        this.nulls = nulls;
    }

    void observe(List<Column> columns, int rows, String place) {
        if (column < 0) {
            return;
        }
        Column values = columns.get(column);
        if (nulls == NullCursors.FAIL && values.validity().hasNulls()) {
            throw RowsOut.missing(
                    DatabaseErrors.NULL_CURSOR,
                    place,
                    "there are rows without a value in the cursor column '" + name
                            + "', which an incremental read would miss or repeat",
                    "Set null_cursors to exclude (never read them) or include (read them every time).");
        }
        int best = greatest(values, rows);
        if (best >= 0) {
            merge(values.value(best));
        }
    }

    private static int greatest(Column values, int rows) {
        int best = -1;
        for (int row = 0; row < rows; row++) {
            if (!values.validity().isNull(row) && (best < 0 || isGreater(values, row, best))) {
                best = row;
            }
        }
        return best;
    }

    private static boolean isGreater(Column values, int row, int best) {
        if (values instanceof LongColumn longs) {
            return longs.get(row) > longs.get(best);
        } else if (values instanceof DoubleColumn doubles) {
            return doubles.get(row) > doubles.get(best);
        }
        return compare(values.value(row), values.value(best)) > 0;
    }

    private synchronized void merge(@Nullable Object value) {
        if (greatest == null || compare(value, greatest) > 0) {
            greatest = value;
        }
    }

    @SuppressWarnings("unchecked") // the values of one column are of one comparable class
    private static int compare(@Nullable Object a, @Nullable Object b) {
        return a == null || b == null ? 0 : ((Comparable<Object>) a).compareTo(b);
    }

    /** The greatest value as text: plain digits, ISO dates and times; empty when no row had one. */
    public synchronized Optional<String> watermark() {
        return Optional.ofNullable(greatest)
                .map(value -> value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString());
    }
}
