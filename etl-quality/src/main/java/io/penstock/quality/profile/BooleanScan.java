package io.penstock.quality.profile;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.quality.distinct.DistinctCount;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Scans {@code BOOLEAN}; false is less than true. */
final class BooleanScan implements ColumnScan {
    private static final long serialVersionUID = 1L;

    private long trues;
    private long all;

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
}
