package io.penstock.data;

import io.penstock.schema.DecimalType;
import io.penstock.schema.ListType;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Makes one column value by value. One thread; {@link #build} may be called once, after which the builder is empty again
 * and can be used for the next column.
 */
public sealed interface ColumnBuilder
        permits LongColumnBuilder, DoubleColumnBuilder, TextColumnBuilder, ValueColumnBuilder {
    /** A builder for any type; the common ones have builders with primitive {@code append}s. */
    static ColumnBuilder of(Type type, int expectedRows) {
        if (type == Type.TEXT) {
            return new TextColumnBuilder(expectedRows);
        } else if (type == Type.FLOAT64) {
            return new DoubleColumnBuilder(expectedRows);
        } else if (type == Type.BOOLEAN
                || type == Type.BINARY
                || type instanceof ListType
                || type instanceof StructType
                || (type instanceof DecimalType decimal && !decimal.isCompact())) {
            return new ValueColumnBuilder(type);
        }
        return new LongColumnBuilder(type, expectedRows);
    }

    int size();

    void appendNull();

    /**
     * Appends a Java value of the column's type, or null; numbers are converted when that loses nothing.
     *
     * @throws IllegalArgumentException when the value is not of the column's type or does not fit it
     */
    void append(@Nullable Object value);

    /** The column of everything appended since the last build. */
    Column build();
}
