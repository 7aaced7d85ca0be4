package io.penstock.quality.profile;

import io.penstock.data.Column;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.DistinctCounter;
import io.penstock.quality.distinct.ValueHash;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Scans lists and structs: equal when all their parts are; without an order. */
final class NestedScan implements ColumnScan {
    private static final long serialVersionUID = 1L;

    private final DistinctCounter counter;

    NestedScan(DistinctCounter counter) {
        this.counter = counter;
    }

    @Override
    public void accept(Column column, Scratch scratch) {
        int[] rows = scratch.rows();
        long[] hashes = scratch.longs();
        int count = scratch.validRows(column.validity(), column.size());
        for (int k = 0; k < count; k++) {
            hashes[k] = ValueHash.of(column, rows[k]);
        }
        counter.addHashes(hashes, count, scratch.fresh());
    }

    @Override
    public void merge(ColumnScan other) {
        counter.merge(((NestedScan) other).counter);
    }

    @Override
    public DistinctCount distinct() {
        return counter.count();
    }

    @Override
    public @Nullable Serializable min() {
        return null;
    }

    @Override
    public @Nullable Serializable max() {
        return null;
    }
}
