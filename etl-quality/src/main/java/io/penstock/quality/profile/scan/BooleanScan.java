package io.penstock.quality.profile.scan;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.profile.count.CountSettings;
import io.penstock.quality.profile.measure.Accuracy;
import io.penstock.quality.profile.measure.ColumnMeasures;
import io.penstock.quality.profile.measure.Frequencies;
import io.penstock.quality.profile.measure.TopValues;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scans {@code BOOLEAN}; false is less than true. */
final class BooleanScan implements ColumnScan {
    private static final long serialVersionUID = 1L;

    private final CountSettings settings;
    private long trues;
    private long all;

    BooleanScan(CountSettings settings) {
        this.settings = settings;
    }

    @Override
    public void accept(Column column, Scratch scratch) {
        BooleanColumn flags = (BooleanColumn) column;
        boolean[] values = flags.values();
        int size = flags.size();
        int set = 0;
        for (int i = 0; i < size; i++) {
            set += values[i] ? 1 : 0;
        }
        trues += set;
        all += size - flags.validity().nullCount();
    }

    @Override
    public void merge(ColumnScan other) {
        BooleanScan that = (BooleanScan) other;
        trues += that.trues;
        all += that.all;
    }

    @Override
    public DistinctCount distinct() {
        return DistinctCount.exact((trues > 0 ? 1 : 0) + (trues < all ? 1 : 0));
    }

    @Override
    public @Nullable Serializable min() {
        return all == 0 ? null : trues == all;
    }

    @Override
    public @Nullable Serializable max() {
        return all == 0 ? null : trues > 0;
    }

    @Override
    public ColumnMeasures measures() {
        if (!settings.countsValues()) {
            return ColumnMeasures.NONE;
        }
        List<TopValues.TopValue> top = Stream.of(
                        new TopValues.TopValue(false, all - trues), new TopValues.TopValue(true, trues))
                .filter(value -> value.count() > 0)
                .sorted(Comparator.comparingLong(TopValues.TopValue::count).reversed())
                .limit(settings.top())
                .toList();
        return ColumnMeasures.NONE.values(
                new TopValues(Accuracy.EXACT, 0, top),
                settings.everything() ? frequencies() : null,
                settings.everything()
                        ? top.stream().map(TopValues.TopValue::value).toList()
                        : List.of());
    }

    private Frequencies frequencies() {
        long once = (trues == 1 ? 1L : 0L) + (all - trues == 1 ? 1L : 0L);
        return new Frequencies(Accuracy.EXACT, once, part(trues) + part(all - trues));
    }

    private double part(long count) {
        double share = (double) count / all;
        return count == 0 ? 0 : -share * Math.log(share) / Math.log(2);
    }
}
