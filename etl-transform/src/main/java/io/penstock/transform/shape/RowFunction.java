package io.penstock.transform.shape;

import io.penstock.data.Row;
import java.io.Serializable;

/** A user's function on one row. Called in row order within a batch, from one thread at a time. */
@FunctionalInterface
public interface RowFunction extends Serializable {
    /**
     * Looks at a row and sets the values that change.
     *
     * @param row the row as it came; valid during the call
     * @param edit takes new values; columns that are not set keep theirs, new columns are null
     * @return false to leave the row out (counted as filtered)
     */
    boolean apply(Row row, RowEditor edit) throws Exception;
}
