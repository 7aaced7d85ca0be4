package io.penstock.quality.profile.scan;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.DistinctCounter;
import io.penstock.quality.distinct.ValueHash;
import io.penstock.quality.distinct.WyHash;
import io.penstock.quality.profile.count.CountSettings;
import java.io.Serializable;
import java.util.Arrays;

/** Counts different rows, by the hash of the columns that are profiled; column by column. */
public final class RowScan implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final long NULL = 0x6e756c6c6e756c6cL;

    private final int[] positions;
    private final DistinctCounter counter;

    /** @param positions of the columns that make rows differ */
    public RowScan(int[] positions, CountSettings settings) {
        this.positions = positions.clone();
        this.counter = new DistinctCounter(settings.budget(), settings.exactDistinctLimit());
    }

    public void accept(Batch batch, Scratch scratch) {
        long[] hashes = scratch.longs();
        int rows = batch.rowCount();
        Arrays.fill(hashes, 0, rows, positions.length);
        for (int position : positions) {
            add(batch.column(position), hashes, rows);
        }
        counter.addHashes(hashes, rows, scratch.fresh());
    }

    private static void add(Column column, long[] hashes, int rows) {
        if (column instanceof LongColumn longs) {
            long[] values = longs.values();
            for (int row = 0; row < rows; row++) {
                hashes[row] =
                        longs.isNull(row) ? WyHash.hash(NULL, hashes[row]) : WyHash.hash(hashes[row], values[row]);
            }
        } else if (column instanceof TextColumn text) {
            byte[] bytes = text.bytes();
            int[] starts = text.starts();
            int[] ends = text.ends();
            for (int row = 0; row < rows; row++) {
                hashes[row] = text.isNull(row)
                        ? WyHash.hash(NULL, hashes[row])
                        : WyHash.hash(hashes[row], WyHash.hash(bytes, starts[row], ends[row]));
            }
        } else {
            for (int row = 0; row < rows; row++) {
                hashes[row] = WyHash.hash(hashes[row], ValueHash.of(column, row));
            }
        }
    }

    public void merge(RowScan other) {
        counter.merge(other.counter);
    }

    public DistinctCount distinct() {
        return counter.count();
    }
}
