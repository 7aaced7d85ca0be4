package io.penstock.quality.profile.scan;

import io.penstock.data.Column;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.ValueHash;
import io.penstock.quality.profile.count.CountSettings;
import io.penstock.quality.profile.count.ValueCounter;
import io.penstock.quality.profile.measure.ColumnMeasures;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scans lists and structs: equal when all their parts are; without an order. */
final class NestedScan implements ColumnScan {
    private static final long serialVersionUID = 1L;

    private final ValueCounter counter;

    NestedScan(CountSettings settings) {
        this.counter = ValueCounter.ofHashes(settings);
    }

    @Override
    public void accept(Column column, Scratch scratch) {
        int[] rows = scratch.rows();
        long[] hashes = scratch.longs();
        int count = scratch.validRows(column.validity(), column.size());
        for (int k = 0; k < count; k++) {
            hashes[k] = ValueHash.of(column, rows[k]);
        }
        counter.addHashes(hashes, count, null, scratch.fresh());
    }

    @Override
    public void merge(ColumnScan other) {
        counter.merge(((NestedScan) other).counter);
    }

    @Override
    public DistinctCount distinct() {
        return counter.distinct();
    }

    @Override
    public @Nullable Serializable min() {
        return null;
    }

    @Override
    public @Nullable Serializable max() {
        return null;
    }

    @Override
    public ColumnMeasures measures() {
        return counter.countsValues()
                ? ColumnMeasures.NONE.values(null, counter.frequencies(), List.of())
                : ColumnMeasures.NONE;
    }
}
