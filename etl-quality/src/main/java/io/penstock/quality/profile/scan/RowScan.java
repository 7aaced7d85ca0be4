package io.penstock.quality.profile.scan;

import io.penstock.data.Batch;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.DistinctCounter;
import io.penstock.quality.distinct.ValueHash;
import io.penstock.quality.distinct.WyHash;
import io.penstock.quality.profile.count.CountSettings;
import java.io.Serializable;

/** Counts different rows, by the hash of the columns that are profiled. */
public final class RowScan implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int[] positions;
    private final DistinctCounter counter;

    /** @param positions of the columns that make rows differ */
    public RowScan(int[] positions, CountSettings settings) {
        this.positions = positions.clone();
        this.counter = new DistinctCounter(settings.budget(), settings.exactDistinctLimit());
    }

    public void accept(Batch batch, Scratch scratch) {
        long[] hashes = scratch.longs();
        for (int row = 0; row < batch.rowCount(); row++) {
            long hash = positions.length;
            for (int position : positions) {
                hash = WyHash.hash(hash, ValueHash.of(batch.column(position), row));
            }
            hashes[row] = hash;
        }
        counter.addHashes(hashes, batch.rowCount(), scratch.fresh());
    }

    public void merge(RowScan other) {
        counter.merge(other.counter);
    }

    public DistinctCount distinct() {
        return counter.count();
    }
}
