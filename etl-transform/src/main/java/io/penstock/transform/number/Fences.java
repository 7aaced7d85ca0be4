package io.penstock.transform.number;

import io.penstock.transform.internal.LearnThenApply.Held;
import java.io.IOException;

/** Where values begin to be outliers, by method and threshold. */
record Fences(OutlierMethod method, double threshold) {
    /** The standard deviation of a normal distribution whose median distance from the median is 1. */
    private static final double NORMAL = 1.4826;

    /** The ends of what is not an outlier, both included; a column without values has none (NaN). */
    record Range(double low, double high) {
        private static final Range ENDLESS = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        boolean holds(double value) {
            return Double.isNaN(value) || (value >= low && value <= high);
        }
    }

    Range[] find(Held rows, int[] positions, Moments[] moments) throws IOException {
        Range[] ranges = new Range[positions.length];
        switch (method) {
            case Z_SCORE -> {
                for (int p = 0; p < ranges.length; p++) {
                    ranges[p] = around(moments[p].mean(), moments[p].deviation());
                }
            }
            case IQR -> {
                double[][] quartiles = Quantiles.find(rows, positions.length, Quantiles.columns(positions), 0.25, 0.75);
                for (int p = 0; p < ranges.length; p++) {
                    double reach = threshold * (quartiles[p][1] - quartiles[p][0]);
                    ranges[p] = Double.isNaN(reach)
                            ? Range.ENDLESS
                            : new Range(quartiles[p][0] - reach, quartiles[p][1] + reach);
                }
            }
            case MAD -> {
                double[][] medians = Quantiles.find(rows, positions.length, Quantiles.columns(positions), 0.5);
                double[][] distances = Quantiles.find(
                        rows,
                        positions.length,
                        (batch, wanted) -> {
                            double[] values = Quantiles.finite(batch.column(positions[wanted]));
                            for (int i = 0; i < values.length; i++) {
                                values[i] = Math.abs(values[i] - medians[wanted][0]);
                            }
                            return values;
                        },
                        0.5);
                for (int p = 0; p < ranges.length; p++) {
                    ranges[p] = around(medians[p][0], distances[p][0] * NORMAL);
                }
            }
        }
        return ranges;
    }

    private Range around(double middle, double unit) {
        return unit > 0 ? new Range(middle - threshold * unit, middle + threshold * unit) : Range.ENDLESS;
    }
}
