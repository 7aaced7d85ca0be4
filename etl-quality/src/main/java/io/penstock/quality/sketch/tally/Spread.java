package io.penstock.quality.sketch.tally;

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
    private static final long SURE = 16;

    /** The spread of what a tally has seen. */
    public static Spread of(ValueTally tally) {
        double n = tally.total();
        double[] sum = {0};
        DistinctSample sample = tally.sample();
        if (sample == null) {
            // In sorted order, so that the same counts give the same digits.
            long[] each = new long[tally.counts().size()];
            int[] used = {0};
            tally.counts().forEach((key, count) -> each[used[0]++] = count);
            java.util.Arrays.sort(each);
            for (long count : each) {
                sum[0] += weight(count);
            }
            return new Spread(tally.distinct().count() - each.length, entropy(n, sum[0]), true);
        }
        long off = tally.counts().takenOff();
        tally.counts().forEach((key, count) -> {
            if (count >= SURE * off) {
                sum[0] += weight(count + off / 2.0);
            }
        });
        double[] once = {0};
        sample.forEach((key, count) -> {
            if (tally.counts().get(key) < SURE * off) {
                sum[0] += weight(count) * sample.weight();
            }
            once[0] += count == 1 ? sample.weight() : 0;
        });
        return new Spread(Math.round(once[0]), entropy(n, sum[0]), false);
    }

    private static double weight(double count) {
        return count * Math.log(count) / LOG_2;
    }

    private static double entropy(double n, double sum) {
        return n == 0 ? 0 : Math.max(0, Math.log(n) / LOG_2 - sum / n);
    }
}
