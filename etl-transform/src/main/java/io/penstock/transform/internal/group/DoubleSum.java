package io.penstock.transform.internal.group;

import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.DoubleColumnBuilder;
import io.penstock.data.Validity;

/**
 * Sum or mean of FLOAT64 with the rounding error kept beside it (Neumaier 1974). NaN and infinities follow IEEE 754. Null without
 * a value.
 */
final class DoubleSum implements Accumulator {
    private final boolean mean;
    private double[] sums = new double[16];
    private double[] errors = new double[16];
    private long[] counts = new long[16];

    DoubleSum(boolean mean) {
        this.mean = mean;
    }

    @Override
    public void add(Column values, int[] rows, int count, int[] groups, int groupCount) {
        sums = Grown.doubles(sums, groupCount);
        errors = Grown.doubles(errors, groupCount);
        counts = Grown.longs(counts, groupCount);
        double[] from = ((DoubleColumn) values).values();
        Validity validity = values.validity();
        for (int k = 0; k < count; k++) {
            int row = rows[k];
            int group = groups[row];
            double value = from[row];
            double sum = sums[group];
            double next = sum + value;
            errors[group] += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
            sums[group] = next;
            counts[group] += validity.isValid(row) ? 1 : 0;
        }
    }

    @Override
    public Column build(int from, int to) {
        sums = Grown.doubles(sums, to);
        errors = Grown.doubles(errors, to);
        counts = Grown.longs(counts, to);
        DoubleColumnBuilder built = new DoubleColumnBuilder(to - from);
        for (int g = from; g < to; g++) {
            if (counts[g] == 0) {
                built.appendNull();
            } else {
                double sum = Double.isFinite(sums[g]) ? sums[g] + errors[g] : sums[g];
                built.appendDouble(mean ? sum / counts[g] : sum);
            }
        }
        return built.build();
    }

    @Override
    public long byteSize() {
        return 24L * sums.length;
    }
}
