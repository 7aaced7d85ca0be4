package io.penstock.quality.profile;

import io.penstock.data.BinaryColumn;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.DistinctCounter;
import io.penstock.quality.distinct.Fresh;
import io.penstock.quality.distinct.WyHash;
import io.penstock.schema.Type;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Scans {@code TEXT} and {@code BINARY}: each value is hashed once, and only values whose hash is new are compared with the least and
 * the greatest so far.
 */
final class BytesScan implements ColumnScan {
    private static final long serialVersionUID = 1L;

    private final Type type;
    private final DistinctCounter counter;
    private final BytesRange range = new BytesRange();

    BytesScan(Type type, DistinctCounter counter) {
        this.type = type;
        this.counter = counter;
    }

    @Override
    public void accept(Column column, Scratch scratch) {
        int[] rows = scratch.rows();
        int count = scratch.validRows(column.validity(), column.size());
        if (column instanceof TextColumn text) {
            accept(text.bytes(), text.starts(), text.ends(), rows, count, scratch);
        } else if (column instanceof BinaryColumn binary) {
            accept(binary.bytes(), binary.starts(), binary.ends(), rows, count, scratch);
        }
    }

    private void accept(byte[] bytes, int[] starts, int[] ends, int[] rows, int count, Scratch scratch) {
        long[] hashes = scratch.longs();
        int used = 0;
        int lastFrom = -1;
        int lastTo = -1;
        for (int k = 0; k < count; k++) {
            int row = rows[k];
            int from = starts[row];
            int to = ends[row];
            if (from == lastFrom && to == lastTo) {
                continue;
            }
            hashes[used] = WyHash.hash(bytes, from, to);
            rows[used++] = row;
            lastFrom = from;
            lastTo = to;
        }
        Fresh fresh = scratch.fresh();
        counter.addHashes(hashes, used, fresh);
        for (int k = 0; k < fresh.size(); k++) {
            int row = rows[fresh.get(k)];
            range.add(bytes, starts[row], ends[row]);
        }
    }

    @Override
    public void merge(ColumnScan other) {
        BytesScan that = (BytesScan) other;
        range.merge(that.range);
        counter.merge(that.counter);
    }

    @Override
    public DistinctCount distinct() {
        return counter.count();
    }

    @Override
    public @Nullable Serializable min() {
        return BytesRange.show(range.min(), type);
    }

    @Override
    public @Nullable Serializable max() {
        return BytesRange.show(range.max(), type);
    }
}
