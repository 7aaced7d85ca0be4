package io.penstock.quality.profile;

import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.profile.measure.ColumnMeasures;
import io.penstock.quality.profile.measure.Content;
import io.penstock.quality.profile.measure.Frequencies;
import io.penstock.quality.profile.measure.Histogram;
import io.penstock.quality.profile.measure.Lengths;
import io.penstock.quality.profile.measure.Moments;
import io.penstock.quality.profile.measure.Patterns;
import io.penstock.quality.profile.measure.Quantiles;
import io.penstock.quality.profile.measure.TopValues;
import io.penstock.schema.Type;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one column is like.
 *
 * @param rows rows seen, nulls included
 * @param distinct number of distinct values, nulls not counted
 * @param min least value as its Java type ({@code Long, Double, BigDecimal, LocalDate, LocalTime, Instant, Boolean, String}; bytes as
 *     {@code 0x…}), long text cut to 256 characters; null when there is none, the type has no order or values are hidden
 * @param max greatest value, likewise
 * @param measures what else was measured; {@link ColumnMeasures#NONE} for {@link ProfileDetail#BASIC}
 */
public record ColumnProfile(
        String name,
        Type type,
        long rows,
        long nulls,
        DistinctCount distinct,
        @Nullable Serializable min,
        @Nullable Serializable max,
        ColumnMeasures measures)
        implements Serializable {

    /** A profile of counts and bounds. */
    public ColumnProfile(
            String name,
            Type type,
            long rows,
            long nulls,
            DistinctCount distinct,
            @Nullable Serializable min,
            @Nullable Serializable max) {
        this(name, type, rows, nulls, distinct, min, max, ColumnMeasures.NONE);
    }

    /** The same with other measures. */
    public ColumnProfile with(ColumnMeasures others) {
        return new ColumnProfile(name, type, rows, nulls, distinct, min, max, others);
    }

    /** The share of rows that hold a value, 0 to 1; NaN when no row was seen. */
    public double completeness() {
        return rows == 0 ? Double.NaN : (double) (rows - nulls) / rows;
    }

    /** Rows that hold a value. */
    public long values() {
        return rows - nulls;
    }

    public @Nullable Moments moments() {
        return measures.moments();
    }

    public @Nullable Quantiles quantiles() {
        return measures.quantiles();
    }

    public @Nullable Histogram histogram() {
        return measures.histogram();
    }

    public @Nullable TopValues top() {
        return measures.top();
    }

    public @Nullable Frequencies frequencies() {
        return measures.frequencies();
    }

    public @Nullable Lengths lengths() {
        return measures.lengths();
    }

    public @Nullable Patterns patterns() {
        return measures.patterns();
    }

    public @Nullable Content content() {
        return measures.content();
    }

    /** Some distinct values; empty when not asked for or hidden. */
    public List<Serializable> samples() {
        return measures.samples();
    }
}
