package io.penstock.transform.internal.sort;

import io.penstock.transform.Direction;
import io.penstock.transform.NullOrder;

/**
 * One column of a sort key.
 *
 * @param position of the column in the schema
 * @param direction of the values; nulls do not follow it
 * @param nulls where nulls stand
 */
public record SortColumn(int position, Direction direction, NullOrder nulls) {
    /** Rising, nulls last. */
    public static SortColumn rising(int position) {
        return new SortColumn(position, Direction.ASC, NullOrder.LAST);
    }
}
