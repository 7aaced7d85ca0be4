package io.penstock.data;

import io.penstock.schema.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code BINARY} values: slices of shared bytes, laid out as in {@link TextColumn}. A null position is an empty slice.
 */
public final class BinaryColumn implements Column {
    private final byte[] bytes;
    private final int[] starts;
    private final int[] ends;
    private final int size;
    private final Validity validity;

    private BinaryColumn(byte[] bytes, int[] starts, int[] ends, int size, Validity validity) {
        this.bytes = bytes;
        this.starts = starts;
        this.ends = ends;
        this.size = size;
        this.validity = validity;
    }

    /** A column of {@code size} slices; all arrays are handed over, not copied. */
    public static BinaryColumn of(byte[] bytes, int[] starts, int[] ends, int size, Validity validity) {
        return new BinaryColumn(bytes, starts, ends, size, validity);
    }

    @Override
    public Type type() {
        return Type.BINARY;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Validity validity() {
        return validity;
    }

    /** The shared bytes all slices point into. */
    public byte[] bytes() {
        return bytes;
    }

    /** First byte of each value, at least {@link #size()} long. */
    public int[] starts() {
        return starts;
    }

    /** One past the last byte of each value, at least {@link #size()} long. */
    public int[] ends() {
        return ends;
    }

    /** The value's length in bytes; 0 where null. */
    public int length(int i) {
        return ends[i] - starts[i];
    }

    @Override
    public @Nullable Object value(int i) {
        return validity.isNull(i) ? null : Arrays.copyOfRange(bytes, starts[i], ends[i]);
    }

    @Override
    public BinaryColumn gather(int[] rows, int count) {
        int[] from = new int[count];
        int[] to = new int[count];
        for (int i = 0; i < count; i++) {
            from[i] = starts[rows[i]];
            to[i] = ends[rows[i]];
        }
        return new BinaryColumn(bytes, from, to, count, validity.gather(rows, count));
    }

    @Override
    public long byteSize() {
        long total = 8L * size;
        for (int i = 0; i < size; i++) {
            total += ends[i] - starts[i];
        }
        return total;
    }
}
