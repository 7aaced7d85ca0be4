package io.penstock.transform.internal.group;

import io.penstock.data.Column;
import java.io.IOException;

/** What one measure has gathered so far, for groups numbered from 0. One thread. */
public interface Accumulator extends AutoCloseable {
    /**
     * Takes in some rows of a batch.
     *
     * @param values the measure's argument, one per row of the batch
     * @param rows the rows that count, in order
     * @param count how many of {@code rows}
     * @param groups the group of every row of the batch
     * @param groupCount number of groups there are by now
     */
    void add(Column values, int[] rows, int count, int[] groups, int groupCount) throws IOException;

    /**
     * The results of the groups {@code from} to {@code to - 1}. Called after the last {@link #add}, for all groups from the first
     * to the last without gaps.
     */
    Column build(int from, int to) throws IOException;

    /** Memory it holds, in bytes, about. */
    long byteSize();

    @Override
    default void close() throws IOException {}
}
