package io.penstock.quality.distinct;

import java.io.Serializable;

/**
 * A number of distinct values.
 *
 * @param count the number, nulls not counted
 * @param method whether it is exact
 * @param standardError relative standard error, 0.0081 being 0.81 %; 0 when exact
 */
public record DistinctCount(long count, DistinctMethod method, double standardError) implements Serializable {
    public static DistinctCount exact(long count) {
        return new DistinctCount(count, DistinctMethod.EXACT, 0);
    }
}
