package io.penstock.load.parquet.column;

import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.load.parquet.format.Bounds;
import io.penstock.load.parquet.format.ByteBuilder;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Decimals of more than 18 digits: two's complement of a fixed length, highest byte first. */
final class FixedEncoder implements ValueEncoder {
    private final int length;
    private final ByteBuilder plain = new ByteBuilder(1 << 10);
    private @Nullable BigInteger min;
    private @Nullable BigInteger max;
    private @Nullable BigInteger chunkMin;
    private @Nullable BigInteger chunkMax;

    FixedEncoder(int length) {
        this.length = length;
    }

    @Override
    public void append(Column column, int from, int count) {
        DecimalColumn decimals = (DecimalColumn) column;
        for (int i = from; i < from + count; i++) {
            BigInteger value = decimals.unscaled(i);
            if (value != null) {
                min = least(min, value);
                max = greatest(max, value);
                plain.putBytes(bytes(value));
            }
        }
    }

    private static BigInteger least(@Nullable BigInteger a, BigInteger b) {
        return a == null ? b : a.min(b);
    }

    private static BigInteger greatest(@Nullable BigInteger a, BigInteger b) {
        return a == null ? b : a.max(b);
    }

    private byte[] bytes(BigInteger value) {
        byte[] digits = value.toByteArray();
        byte[] padded = new byte[length];
        if (value.signum() < 0) {
            java.util.Arrays.fill(padded, (byte) 0xFF);
        }
        System.arraycopy(digits, 0, padded, length - digits.length, digits.length);
        return padded;
    }

    @Override
    public int byteSize() {
        return plain.size();
    }

    @Override
    public @Nullable Bounds pageBounds() {
        Bounds bounds = bounds(min, max);
        if (min != null && max != null) {
            chunkMin = least(chunkMin, min);
            chunkMax = greatest(chunkMax, max);
        }
        min = null;
        max = null;
        return bounds;
    }

    private @Nullable Bounds bounds(@Nullable BigInteger low, @Nullable BigInteger high) {
        return low == null || high == null ? null : new Bounds(bytes(low), bytes(high), true, true);
    }

    @Override
    public void endPage(ByteBuilder out) {
        out.putBytes(plain.array(), 0, plain.size());
        plain.clear();
    }

    @Override
    public @Nullable Bounds endChunk() {
        Bounds bounds = bounds(chunkMin, chunkMax);
        chunkMin = null;
        chunkMax = null;
        return bounds;
    }
}
