package io.penstock.load.parquet.column;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.Validity;
import io.penstock.load.parquet.format.Bounds;
import io.penstock.load.parquet.format.ByteBuilder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Booleans: one bit each. */
final class BooleanEncoder implements ValueEncoder {
    private byte[] bits = new byte[1 << 8];
    private int size;
    private int trues;
    private long chunkValues;
    private long chunkTrues;

    @Override
    public void append(Column column, int from, int count) {
        boolean[] values = ((BooleanColumn) column).values();
        Validity validity = column.validity();
        if (bits.length * 8L < (long) size + count) {
            bits = Arrays.copyOf(bits, (int) Math.max(bits.length * 2L, (size + (long) count) / 8 + 1));
        }
        boolean nulls = validity.hasNulls();
        for (int i = from; i < from + count; i++) {
            if (nulls && validity.isNull(i)) {
                continue;
            }
            if (values[i]) {
                bits[size >>> 3] |= (byte) (1 << (size & 7));
                trues++;
            }
            size++;
        }
    }

    @Override
    public int byteSize() {
        return (size + 7) / 8;
    }

    @Override
    public @Nullable Bounds pageBounds() {
        return bounds(size, trues);
    }

    private static @Nullable Bounds bounds(long values, long trues) {
        if (values == 0) {
            return null;
        }
        byte[] min = {(byte) (trues == values ? 1 : 0)};
        byte[] max = {(byte) (trues == 0 ? 0 : 1)};
        return new Bounds(min, max, true, true);
    }

    @Override
    public void endPage(ByteBuilder out) {
        out.putBytes(bits, 0, byteSize());
        Arrays.fill(bits, 0, byteSize(), (byte) 0);
        chunkValues += size;
        chunkTrues += trues;
        size = 0;
        trues = 0;
    }

    @Override
    public @Nullable Bounds endChunk() {
        Bounds bounds = bounds(chunkValues, chunkTrues);
        chunkValues = 0;
        chunkTrues = 0;
        return bounds;
    }
}
