package io.penstock.quality.profile;

import io.penstock.quality.distinct.DistinctCount;
import io.penstock.schema.Type;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What one column is like.
 *
 * @param rows rows seen, nulls included
 * @param distinct number of distinct values, nulls not counted
 * @param min least value as its Java type ({@code Long, Double, BigDecimal, LocalDate, LocalTime, Instant, Boolean, String}; bytes as
 *     {@code 0x…}), long text cut to 256 characters; null when there is none, the type has no order or values are hidden
 * @param max greatest value, likewise
 */
public record ColumnProfile(
        String name,
        Type type,
        long rows,
        long nulls,
        DistinctCount distinct,
        @Nullable Serializable min,
        @Nullable Serializable max)
        implements Serializable {

    /** The share of rows that hold a value, 0 to 1; NaN when no row was seen. */
    public double completeness() {
        return rows == 0 ? Double.NaN : (double) (rows - nulls) / rows;
    }
}
