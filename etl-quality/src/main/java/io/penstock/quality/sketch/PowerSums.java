package io.penstock.quality.sketch;

import java.io.Serializable;

/**
 * Count, mean and the sums of the second to fourth powers of the distances from the mean. Values are added a batch at a time in two passes, and
 * batches are put together by the formulas of Pébay, "Formulas for robust, one-pass parallel computation of covariances and
 * arbitrary-order statistical moments" (2008), which lose no digits where the mean is large beside the spread.
 */
public final class PowerSums implements Serializable {
    private static final long serialVersionUID = 1L;

    private long count;
    private double mean;
    private double second;
    private double third;
    private double fourth;

    public long count() {
        return count;
    }

    public double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /** Adds {@code values[0..size)}, all finite. */
    public void add(double[] values, int size) {
        if (size == 0) {
            return;
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i] / size;
        }
        double offs = 0;
        double squares = 0;
        double cubes = 0;
        double fourths = 0;
        for (int i = 0; i < size; i++) {
            double off = values[i] - sum;
            double square = off * off;
            offs += off;
            squares += square;
            cubes += square * off;
            fourths += square * square;
        }
        PowerSums batch = new PowerSums();
        batch.around(size, sum, new double[] {offs, squares, cubes, fourths});
        merge(batch);
    }

    /** Becomes the sums over so many values of which the sums of the powers of the distances from a point near the mean are known. */
    private void around(long size, double point, double[] powers) {
        double n = size;
        double off = powers[0] / n;
        count = size;
        mean = point + off;
        second = Math.max(0, powers[1] - n * off * off);
        third = powers[2] - 3 * off * powers[1] + 2 * n * off * off * off;
        fourth = powers[3] - 4 * off * powers[2] + 6 * off * off * powers[1] - 3 * n * off * off * off * off;
    }

    /** The sums over counted keys, all finite, of which the mean is known, or nearly: in one pass, corrected for what the mean is off. */
    static PowerSums of(KeyOrder order, SortedCounts counts, double mean) {
        double[] sums = new double[4];
        long[] count = {0};
        counts.forEach((key, times) -> {
            double value = order.number(key);
            if (Double.isFinite(value)) {
                double off = value - mean;
                double square = off * off;
                count[0] += times;
                sums[0] += off * times;
                sums[1] += square * times;
                sums[2] += square * off * times;
                sums[3] += square * square * times;
            }
        });
        PowerSums powers = new PowerSums();
        if (count[0] > 0) {
            powers.around(count[0], mean, sums);
        }
        return powers;
    }

    /** Adds a value that occurs so many times. */
    public void add(double value, long times) {
        add(times, value, 0, 0, 0);
    }

    /** Adds what other sums have seen. */
    public void merge(PowerSums other) {
        add(other.count, other.mean, other.second, other.third, other.fourth);
    }

    private void add(long otherCount, double otherMean, double otherSecond, double otherThird, double otherFourth) {
        if (otherCount == 0) {
            return;
        }
        if (count == 0) {
            count = otherCount;
            mean = otherMean;
            second = otherSecond;
            third = otherThird;
            fourth = otherFourth;
            return;
        }
        double a = count;
        double b = otherCount;
        double n = a + b;
        double delta = otherMean - mean;
        double step = delta / n;
        fourth += otherFourth
                + delta * step * step * step * a * b * (a * a - a * b + b * b)
                + 6 * step * step * (a * a * otherSecond + b * b * second)
                + 4 * step * (a * otherThird - b * third);
        third += otherThird + delta * step * step * a * b * (a - b) + 3 * step * (a * otherSecond - b * second);
        second += otherSecond + delta * step * a * b;
        mean += step * b;
        count += otherCount;
    }

    /** Of the sample; NaN for fewer than two values. */
    public double variance() {
        return count < 2 ? Double.NaN : second / (count - 1);
    }

    /** G1 of Joanes and Gill (1998); NaN for fewer than three values, or equal ones. */
    public double skewness() {
        double n = count;
        if (count < 3 || !(second > 0)) {
            return Double.NaN;
        }
        double ofAll = (third / n) / Math.pow(second / n, 1.5);
        return ofAll * Math.sqrt(n * (n - 1)) / (n - 2);
    }

    /** G2 of Joanes and Gill (1998); NaN for fewer than four values, or equal ones. */
    public double kurtosis() {
        double n = count;
        if (count < 4 || !(second > 0)) {
            return Double.NaN;
        }
        double excess = n * fourth / (second * second) - 3;
        return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6);
    }
}
