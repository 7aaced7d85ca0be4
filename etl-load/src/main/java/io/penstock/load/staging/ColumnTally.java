package io.penstock.load.staging;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Nulls, smallest and largest value of one column, batch by batch. Per batch the positions of both are found on the arrays;
 * only these two values become objects. NaN is passed over. One thread.
 */
final class ColumnTally {
    private static final int LONGEST = 100;

    private final String name;
    private long nulls;
    private @Nullable Column low;
    private @Nullable Column high;

    ColumnTally(String name) {
        this.name = name;
    }

    void add(Column column) {
        int rows = column.size();
        nulls += column.validity().nullCount();
        int min = -1;
        int max = -1;
        for (int i = 0; i < rows; i++) {
            if (column.isNull(i) || (column instanceof DoubleColumn numbers && Double.isNaN(numbers.get(i)))) {
                continue;
            }
            if (min < 0) {
                min = i;
                max = i;
            } else if (compare(column, i, column, min) < 0) {
                min = i;
            } else if (compare(column, i, column, max) > 0) {
                max = i;
            }
        }
        if (min >= 0) {
            low = low == null || compare(column, min, low, 0) < 0 ? copy(column, min) : low;
            high = high == null || compare(column, max, high, 0) > 0 ? copy(column, max) : high;
        }
    }

    /** One value with bytes of its own, so that the batch can go. */
    private static Column copy(Column column, int i) {
        return column instanceof TextColumn text
                ? TextColumn.ofStrings(text.string(i))
                : column.gather(new int[] {i}, 1);
    }

    /** 0 for types without an order. */
    private static int compare(Column a, int i, Column b, int j) {
        if (a instanceof LongColumn left && b instanceof LongColumn right) {
            return Long.compare(left.get(i), right.get(j));
        } else if (a instanceof DoubleColumn left && b instanceof DoubleColumn right) {
            return Double.compare(left.get(i), right.get(j));
        } else if (a instanceof TextColumn left && b instanceof TextColumn right) {
            return Arrays.compareUnsigned(
                    left.bytes(), left.starts()[i], left.ends()[i], right.bytes(), right.starts()[j], right.ends()[j]);
        } else if (a instanceof BooleanColumn left && b instanceof BooleanColumn right) {
            return Boolean.compare(left.get(i), right.get(j));
        } else if (a instanceof DecimalColumn left && b instanceof DecimalColumn right) {
            var x = left.unscaled(i);
            var y = right.unscaled(j);
            return x == null || y == null ? 0 : x.compareTo(y);
        }
        return 0;
    }

    ColumnProfile profile(boolean withValues) {
        return new ColumnProfile(name, nulls, withValues ? text(low) : null, withValues ? text(high) : null);
    }

    private static @Nullable String text(@Nullable Column value) {
        if (value == null || !isOrdered(value)) {
            return null;
        }
        String text = String.valueOf(value.value(0));
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }

    private static boolean isOrdered(Column column) {
        return column instanceof LongColumn
                || column instanceof DoubleColumn
                || column instanceof TextColumn
                || column instanceof BooleanColumn
                || column instanceof DecimalColumn;
    }
}
