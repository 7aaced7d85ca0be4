package io.penstock.quality.profile.measure;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a column beyond counts and bounds; null is what was not asked for, has no meaning for the type, or is
 * hidden. Immutable.
 *
 * @param moments of numbers
 * @param quantiles of numbers, dates, times and timestamps
 * @param histogram of the same, where there is a value
 * @param top the most frequent values; not of lists and structs
 * @param frequencies how evenly values are spread
 * @param lengths of texts and bytes, where there is a value
 * @param patterns shapes of texts
 * @param content formats of texts
 * @param samples some distinct values, chosen at random but always the same for the same data; empty when not asked for
 */
public record ColumnMeasures(
        @Nullable Moments moments,
        @Nullable Quantiles quantiles,
        @Nullable Histogram histogram,
        @Nullable TopValues top,
        @Nullable Frequencies frequencies,
        @Nullable Lengths lengths,
        @Nullable Patterns patterns,
        @Nullable Content content,
        List<Serializable> samples)
        implements Serializable {
    /** Nothing was measured. */
    public static final ColumnMeasures NONE =
            new ColumnMeasures(null, null, null, null, null, null, null, null, List.of());

    public ColumnMeasures {
        samples = List.copyOf(samples);
    }

    /** With these moments, quantiles and histogram. */
    public ColumnMeasures numbers(@Nullable Moments sums, @Nullable Quantiles points, @Nullable Histogram bins) {
        return new ColumnMeasures(sums, points, bins, top, frequencies, lengths, patterns, content, samples);
    }

    /** With these frequent values, frequencies and samples. */
    public ColumnMeasures values(@Nullable TopValues frequent, @Nullable Frequencies spread, List<Serializable> some) {
        return new ColumnMeasures(moments, quantiles, histogram, frequent, spread, lengths, patterns, content, some);
    }

    /** With these lengths, patterns and formats. */
    public ColumnMeasures texts(@Nullable Lengths sizes, @Nullable Patterns shapes, @Nullable Content formats) {
        return new ColumnMeasures(moments, quantiles, histogram, top, frequencies, sizes, shapes, formats, samples);
    }

    /** Without what shows values of the data, or can when there are few: counts, lengths and formats alone. */
    public ColumnMeasures hidden() {
        return NONE.values(null, frequencies, List.of()).texts(lengths, null, content);
    }
}
