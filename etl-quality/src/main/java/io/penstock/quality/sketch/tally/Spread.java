package io.penstock.quality.sketch.tally;

import java.util.Arrays;

/**
 * How evenly values are spread over their distinct ones.
 *
 * @param once values that occur exactly once
 * @param entropy in bits
 * @param exact false when estimated from the sample of distinct values
 */
public record Spread(long once, double entropy, boolean exact) {
    private static final double LOG_2 = Math.log(2);
    /** A frequent key is taken from the table of counts when its count is so many times its error. */
    private static final long SURE = 2;

    /** The spread of what a tally has seen. */
    public static Spread of(ValueTally tally) {
        double n = (double) tally.total();
        double[] sum = {0};
        DistinctSample sample = tally.sample();
        if (sample == null) {
            // In sorted order, so that the same counts give the same digits.
            long[] each = new long[tally.counts().size()];
            int[] used = {0};
            tally.counts().forEach((key, count) -> each[used[0]++] = count);
            Arrays.sort(each);
            for (long count : each) {
                sum[0] += weight((double) count);
            }
            return new Spread(tally.distinct().count() - each.length, entropy(n, sum[0]), true);
        }
        return estimate(tally, sample);
    }

    /**
     * Frequent keys by the table of counts, in the middle of what they can be; the others by the sample, whose mean weight of an
     * occurrence is taken for all occurrences that are left.
     */
    private static Spread estimate(ValueTally tally, DistinctSample sample) {
        long off = tally.counts().takenOff();
        double n = (double) tally.total();
        double[] frequent = {0, 0};
        tally.counts().forEach((key, count) -> {
            if (count >= SURE * off) {
                double middle = count + off / 2.0;
                frequent[0] += weight(middle);
                frequent[1] += middle;
            }
        });
        double[] others = {0, 0};
        double[] once = {0};
        sample.forEach((key, count) -> {
            if (tally.counts().get(key) < SURE * off) {
                others[0] += weight((double) count);
                others[1] += (double) count;
            }
            once[0] += count == 1 ? sample.weight() : 0;
        });
        double mean = others[1] == 0 ? 0 : others[0] / others[1];
        double sum = frequent[0] + Math.max(0, n - frequent[1]) * mean;
        return new Spread(Math.round(once[0]), entropy(n, sum), false);
    }

    private static double weight(double count) {
        return count * Math.log(count) / LOG_2;
    }

    private static double entropy(double n, double sum) {
        return n == 0 ? 0 : Math.max(0, Math.log(n) / LOG_2 - sum / n);
    }
}
