package io.penstock.transform.internal.group;

import io.penstock.data.Column;
import io.penstock.data.DoubleColumnBuilder;
import io.penstock.data.Validity;

/** Variance or standard deviation in one pass (Welford 1962); of a sample (n − 1) or of the whole. Null with too few values. */
final class Moments implements Accumulator {
    private final boolean sample;
    private final boolean root;
    private double[] means = new double[16];
    private double[] squares = new double[16];
    private long[] counts = new long[16];
    private double[] numbers = new double[0];

    Moments(boolean sample, boolean root) {
        this.sample = sample;
        this.root = root;
    }

    @Override
    public void add(Column values, int[] rows, int count, int[] groups, int groupCount) {
        means = Grown.doubles(means, groupCount);
        squares = Grown.doubles(squares, groupCount);
        counts = Grown.longs(counts, groupCount);
        numbers = Numbers.of(values, numbers);
        Validity validity = values.validity();
        for (int k = 0; k < count; k++) {
            int row = rows[k];
            if (validity.isValid(row)) {
                int group = groups[row];
                double off = numbers[row] - means[group];
                means[group] += off / ++counts[group];
                squares[group] += off * (numbers[row] - means[group]);
            }
        }
    }

    @Override
    public Column build(int from, int to) {
        means = Grown.doubles(means, to);
        squares = Grown.doubles(squares, to);
        counts = Grown.longs(counts, to);
        DoubleColumnBuilder built = new DoubleColumnBuilder(to - from);
        for (int g = from; g < to; g++) {
            long divisor = sample ? counts[g] - 1 : counts[g];
            if (divisor < 1) {
                built.appendNull();
            } else {
                double variance = squares[g] / divisor;
                built.appendDouble(root ? Math.sqrt(variance) : variance);
            }
        }
        return built.build();
    }

    @Override
    public long byteSize() {
        return 24L * means.length + 8L * numbers.length;
    }
}
