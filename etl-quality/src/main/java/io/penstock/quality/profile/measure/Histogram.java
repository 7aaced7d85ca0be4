package io.penstock.quality.profile.measure;

import io.penstock.schema.Type;
import java.io.Serializable;
import java.util.List;

/**
 * How many values lie in each of some bins of equal width, from the least finite value to the greatest. A value on the bound of two
 * bins belongs to the upper one, the greatest to the last. Infinities and NaN are left out. Columns of one value have one bin.
 *
 * @param type of the values
 * @param accuracy {@link Accuracy#EXACT} or {@link Accuracy#ESTIMATED}, then with the error of the {@link Quantiles}
 * @param bounds positions on the {@link NumberLine}, rising, one more than bins
 * @param counts values in each bin
 */
public record Histogram(Type type, Accuracy accuracy, List<Double> bounds, List<Long> counts) implements Serializable {
    public Histogram {
        bounds = List.copyOf(bounds);
        counts = List.copyOf(counts);
    }

    /** Bound {@code i} as a value of the column's type, rounded down for whole numbers, dates and times. */
    public Serializable bound(int i) {
        return NumberLine.value(type, bounds.get(i));
    }
}
