package io.penstock.transform.internal.sort;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The keys of a batch's rows, as bytes: row i's key is {@code bytes[starts[i]..starts[i + 1])}. Unsigned comparison of the bytes
 * is the order of the rows; no key is the beginning of another, so that equal bytes are equal keys. Immutable.
 */
public final class RowKeys {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int[] starts;

    /** @param bytes with eight spare bytes at the end */
    RowKeys(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    public int size() {
        return starts.length - 1;
    }

    /** The bytes of all keys, one after the other, and some more. */
    public byte[] bytes() {
        return bytes;
    }

    public int start(int row) {
        return starts[row];
    }

    public int end(int row) {
        return starts[row + 1];
    }

    public int length(int row) {
        return starts[row + 1] - starts[row];
    }

    /** A copy of one key. */
    public byte[] copy(int row) {
        return Arrays.copyOfRange(bytes, starts[row], starts[row + 1]);
    }

    /** Eight bytes of a key from {@code depth} on, the first one on top, zeros behind its end; compare them unsigned. */
    long word(int row, int depth) {
        int at = starts[row] + depth;
        int left = starts[row + 1] - at;
        if (left >= 8) {
            return (long) WORDS.get(bytes, at);
        }
        return left <= 0 ? 0 : (long) WORDS.get(bytes, at) & (-1L << (64 - 8 * left));
    }

    public boolean same(int row, RowKeys other, int otherRow) {
        return Arrays.equals(
                bytes, starts[row], starts[row + 1], other.bytes, other.starts[otherRow], other.starts[otherRow + 1]);
    }

    public int compare(int row, RowKeys other, int otherRow) {
        return Arrays.compareUnsigned(
                bytes, starts[row], starts[row + 1], other.bytes, other.starts[otherRow], other.starts[otherRow + 1]);
    }

    /** As {@link #compare(int, RowKeys, int)} with a key that was copied. */
    public int compare(int row, byte[] other) {
        return Arrays.compareUnsigned(bytes, starts[row], starts[row + 1], other, 0, other.length);
    }

    long byteSize() {
        return bytes.length + 4L * starts.length;
    }
}
