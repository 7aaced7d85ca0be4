package io.penstock.quality.profile.scan;

import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.profile.count.CountSettings;
import io.penstock.quality.profile.count.KeyValues;
import io.penstock.quality.profile.count.NumberMeasures;
import io.penstock.quality.profile.count.ValueCounter;
import io.penstock.quality.profile.measure.ColumnMeasures;
import io.penstock.quality.sketch.KeyOrder;
import io.penstock.schema.Type;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Scans {@code FLOAT64}: 0.0 and -0.0 are one value, all NaNs are one, NaN has no place in the order. */
final class DoubleScan implements ColumnScan {
    private static final long serialVersionUID = 1L;

    private static final KeyValues VALUES = KeyValues.of(Type.FLOAT64);

    private final CountSettings settings;
    private final ValueCounter counter;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    DoubleScan(CountSettings settings) {
        this.settings = settings;
        this.counter = ValueCounter.ofNumbers(settings, KeyOrder.DOUBLE);
    }

    @Override
    public void accept(Column column, Scratch scratch) {
        DoubleColumn doubles = (DoubleColumn) column;
        double[] values = doubles.values();
        int[] rows = scratch.rows();
        long[] keys = scratch.longs();
        int count = scratch.validRows(doubles.validity(), doubles.size());
        double least = min;
        double greatest = max;
        for (int k = 0; k < count; k++) {
            double value = values[rows[k]] + 0.0;
            keys[k] = KeyOrder.key(value);
            if (value < least) {
                least = value;
            }
            if (value > greatest) {
                greatest = value;
            }
        }
        min = least;
        max = greatest;
        counter.addHashes(keys, count, null, scratch.fresh());
    }

    @Override
    public void merge(ColumnScan other) {
        DoubleScan that = (DoubleScan) other;
        min = Math.min(min, that.min);
        max = Math.max(max, that.max);
        counter.merge(that.counter);
    }

    @Override
    public DistinctCount distinct() {
        return counter.distinct();
    }

    @Override
    public @Nullable Serializable min() {
        return hasOrder() ? min : null;
    }

    @Override
    public @Nullable Serializable max() {
        return hasOrder() ? max : null;
    }

    @Override
    public ColumnMeasures measures() {
        return NumberMeasures.of(counter, VALUES, settings);
    }

    private boolean hasOrder() {
        return min <= max;
    }
}
