package io.penstock.transform.validate.rows;

import io.penstock.data.Row;
import java.io.Serializable;

/** An app's own test of a row. Called in row order within a batch, from one thread at a time. */
@FunctionalInterface
public interface RowPredicate extends Serializable {
    /** @param row valid during the call */
    boolean test(Row row) throws Exception;
}
