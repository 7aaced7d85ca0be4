package io.penstock.quality.anomaly;

import java.util.Arrays;
import java.util.List;

/** Means, medians and spreads. */
final class Numbers {
    /** Of a level: what differs by less is no difference, so that a history without any spread makes no alarm of a trifle. */
    static final double TRIFLE = 0.01;

    /** The deviation of a normal distribution as a multiple of its median absolute deviation. */
    static final double NORMAL = 1.4826;

    private Numbers() {}

    static double[] values(List<Observation> observations, int most) {
        return observations.subList(Math.max(0, observations.size() - most), observations.size()).stream()
                .mapToDouble(Observation::value)
                .toArray();
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Of the sample, by two passes. */
    static double deviation(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(sum / (values.length - 1));
    }

    /** With linear interpolation between the two nearest (Hyndman and Fan 1996, definition 7). */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /** The median distance from the median, scaled to a standard deviation. */
    static double robustDeviation(double[] values, double median) {
        return NORMAL
                * median(Arrays.stream(values)
                        .map(each -> Math.abs(each - median))
                        .toArray());
    }

    /** A spread that is never less than a trifle of the level. */
    static double atLeastTrifle(double spread, double level) {
        return Math.max(spread, Math.max(TRIFLE * Math.abs(level), 1e-12));
    }
}
