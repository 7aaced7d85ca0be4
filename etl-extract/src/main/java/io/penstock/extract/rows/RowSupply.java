package io.penstock.extract.rows;

import java.io.Serializable;
import java.util.stream.Stream;

/**
 * Gives the rows of a source, from the beginning with each call.
 *
 * @param <R> a row
 */
@FunctionalInterface
public interface RowSupply<R> extends Serializable {
    /** A stream of all rows, closed by the source when it is closed. */
    Stream<? extends R> open() throws Exception;
}
