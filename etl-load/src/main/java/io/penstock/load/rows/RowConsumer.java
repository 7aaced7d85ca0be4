package io.penstock.load.rows;

import java.io.Serializable;

/**
 * Takes rows one by one.
 *
 * @param <R> a {@link io.penstock.data.Row} or a Java record
 */
@FunctionalInterface
public interface RowConsumer<R> extends Serializable {
    /** Called in row order, one thread at a time. */
    void accept(R row) throws Exception;
}
