package io.penstock.quality.profile;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.DistinctCounter;
import io.penstock.schema.Type;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Scans integers, dates, times, timestamps and decimals of up to 18 digits in their own unit. */
final class LongScan implements ColumnScan {
    private static final long serialVersionUID = 1L;

    private final Type type;
    private final DistinctCounter counter;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private boolean any;

    LongScan(Type type, DistinctCounter counter) {
        this.type = type;
        this.counter = counter;
    }

    @Override
    public void accept(Column column, Scratch scratch) {
        LongColumn longs = (LongColumn) column;
        long[] values = longs.values();
        int count = longs.size();
        if (longs.validity().hasNulls()) {
            count = scratch.validLongs(values, longs.validity(), count);
            values = scratch.longs();
        }
        if (count == 0) {
            return;
        }
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
            greatest = Math.max(greatest, values[i]);
        }
        extend(least, greatest);
        counter.addValues(values, count, least, greatest, scratch.fresh());
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
        return counter.count();
    }

    @Override
    public @Nullable Serializable min() {
        return any ? value(min) : null;
    }

    @Override
    public @Nullable Serializable max() {
        return any ? value(max) : null;
    }

    private @Nullable Serializable value(long unit) {
        return (Serializable)
                LongColumn.of(type, new long[] {unit}, 1, Validity.NO_NULLS).value(0);
    }
}
