package io.penstock.quality.profile.count;

import io.penstock.quality.profile.measure.Accuracy;
import io.penstock.quality.profile.measure.Histogram;
import io.penstock.quality.profile.measure.Quantiles;
import io.penstock.quality.sketch.KeyOrder;
import io.penstock.quality.sketch.QuantileSketch;
import io.penstock.quality.sketch.SortedCounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles and histogram of values in their order.
 *
 * @param values what keys stand for
 * @param sorted the keys; NaN may be the last
 * @param accuracy of the counts
 */
record Distribution(KeyValues values, SortedCounts sorted, Accuracy accuracy) {
    /** Sums that a loop over the keys makes. */
    private static final class Totals {
        long count;
        long distinct;
        long finite;
        double least = Double.NaN;
        double greatest = Double.NaN;
    }

    private Totals totals() {
        Totals totals = new Totals();
        sorted.forEach((key, count) -> {
            if (!values.hasPlace(key)) {
                return;
            }
            totals.count += count;
            totals.distinct++;
            double number = values.order().number(key);
            if (!Double.isInfinite(number)) {
                totals.least = totals.finite == 0 ? number : totals.least;
                totals.greatest = number;
                totals.finite += count;
            }
        });
        return totals;
    }

    /** At most {@code most + 1} points: all values, or else the least and those at every {@code most}th part of the ranks. */
    Quantiles quantiles(int most) {
        Totals totals = totals();
        List<Quantiles.Point> points = new ArrayList<>();
        long[] rank = {0};
        int[] step = {0};
        boolean all = totals.distinct <= most;
        sorted.forEach((key, count) -> {
            if (!values.hasPlace(key)) {
                return;
            }
            rank[0] += count;
            if (all || rank[0] >= target(step[0], totals.count, most)) {
                points.add(new Quantiles.Point(values.value(key), rank[0]));
                while (step[0] <= most && rank[0] >= target(step[0], totals.count, most)) {
                    step[0]++;
                }
            }
        });
        double error = (all ? 0 : 1.0 / most) + (accuracy == Accuracy.EXACT ? 0 : QuantileSketch.RANK_ERROR);
        return new Quantiles(values.type(), accuracy, error, totals.count, points);
    }

    /** The least rank at or past {@code step / steps} of all; past the last step there is none. */
    private static long target(int step, long count, int steps) {
        if (step > steps) {
            return Long.MAX_VALUE;
        }
        long whole = count / steps;
        long rest = count % steps;
        return Math.max(1, whole * step + (rest * step + steps - 1) / steps);
    }

    /** Null when there is no finite value. */
    @Nullable
    Histogram histogram(int most) {
        Totals totals = totals();
        if (totals.finite == 0) {
            return null;
        }
        double[] bounds = bounds(totals, most);
        long[] counts = new long[bounds.length - 1];
        int[] bin = {0};
        sorted.forEach((key, count) -> {
            double number = values.order().number(key);
            if (Double.isFinite(number)) {
                while (bin[0] + 1 < counts.length && number >= bounds[bin[0] + 1]) {
                    bin[0]++;
                }
                counts[bin[0]] += count;
            }
        });
        double unit = Math.pow(10, values.scale());
        List<Double> shown = new ArrayList<>();
        for (double bound : bounds) {
            shown.add(bound / unit);
        }
        List<Long> bins = new ArrayList<>();
        for (long count : counts) {
            bins.add(count);
        }
        return new Histogram(values.type(), accuracy, shown, bins);
    }

    private double[] bounds(Totals totals, int most) {
        boolean whole = values.order() == KeyOrder.WHOLE;
        if (whole && totals.greatest - totals.least < most) {
            double[] bounds = new double[(int) (totals.greatest - totals.least) + 2];
            for (int i = 0; i < bounds.length; i++) {
                bounds[i] = totals.least + i;
            }
            return bounds;
        }
        int bins = totals.greatest > totals.least ? most : 1;
        double width = totals.greatest / bins - totals.least / bins;
        double[] bounds = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            bounds[i] = totals.least + i * width;
        }
        bounds[bins] = totals.greatest;
        return bounds;
    }
}
