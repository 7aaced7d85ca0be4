package io.penstock.transform.number;

import io.penstock.data.Column;
import io.penstock.data.Validity;
import io.penstock.transform.internal.Doubles;

/**
 * Count, mean, deviation, least and greatest of a column in one pass and constant memory (Welford, "Note on a method for
 * calculating corrected sums of squares and products", 1962). Nulls, NaN and the infinities are passed over.
 */
final class Moments {
    private long count;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    void add(Column column) {
        double[] values = Doubles.of(column);
        Validity validity = column.validity();
        for (int i = 0; i < column.size(); i++) {
            double value = values[i];
            if (validity.isValid(i) && Double.isFinite(value)) {
                count++;
                double off = value - mean;
                mean += off / count;
                squares += off * (value - mean);
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
    }

    long count() {
        return count;
    }

    double mean() {
        return mean;
    }

    /** Of the sample (n − 1); 0 of fewer than two values. */
    double deviation() {
        return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }
}
