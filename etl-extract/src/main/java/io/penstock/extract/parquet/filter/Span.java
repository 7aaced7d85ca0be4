package io.penstock.extract.parquet.filter;

import org.jspecify.annotations.Nullable;

/**
 * What a file tells of one column in some rows.
 *
 * @param least no value is less, in the form of {@link io.penstock.extract.parquet.column.StoredValue}; null when not told
 * @param greatest no value but NaN is greater; null when not told
 */
public record Span(
        long from,
        long to,
        @Nullable Object least,
        @Nullable Object greatest,
        Nulls nulls) {
    /** Which of the rows are null. */
    public enum Nulls {
        NONE,
        ALL,
        UNKNOWN
    }
}
