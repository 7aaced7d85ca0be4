package io.penstock.quality.profile.scan;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
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

/** Scans integers, dates, times, timestamps and decimals of up to 18 digits in their own unit. */
final class LongScan implements ColumnScan {
    private static final long serialVersionUID = 1L;

    private final KeyValues values;
    private final CountSettings settings;
    private final ValueCounter counter;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private boolean any;

    LongScan(Type type, CountSettings settings) {
        this.values = KeyValues.of(type);
        this.settings = settings;
        this.counter = ValueCounter.ofNumbers(settings, KeyOrder.WHOLE);
    }

    @Override
    public void accept(Column column, Scratch scratch) {
        LongColumn longs = (LongColumn) column;
        long[] keys = longs.values();
        int count = longs.size();
        if (longs.validity().hasNulls()) {
            count = scratch.validLongs(keys, longs.validity(), count);
            keys = scratch.longs();
        }
        if (count == 0) {
            return;
        }
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, keys[i]);
            greatest = Math.max(greatest, keys[i]);
        }
        extend(least, greatest);
        counter.addValues(keys, count, least, greatest, scratch.fresh());
    }

    private void extend(long least, long greatest) {
        min = Math.min(min, least);
        max = Math.max(max, greatest);
        any = true;
    }

    @Override
    public void merge(ColumnScan other) {
        LongScan that = (LongScan) other;
        if (that.any) {
            extend(that.min, that.max);
            counter.merge(that.counter);
        }
    }

    @Override
    public DistinctCount distinct() {
        return counter.distinct();
    }

    @Override
    public @Nullable Serializable min() {
        return any ? values.value(min) : null;
    }

    @Override
    public @Nullable Serializable max() {
        return any ? values.value(max) : null;
    }

    @Override
    public ColumnMeasures measures() {
        return NumberMeasures.of(counter, values, settings);
    }
}
