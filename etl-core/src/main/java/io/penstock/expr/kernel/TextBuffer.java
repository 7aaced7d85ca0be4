package io.penstock.expr.kernel;

import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes the texts of one batch, one after the other, in rising row order: append pieces, then {@link #end} the row. Rows
 * that are null end without a piece. One thread, one batch.
 */
public final class TextBuffer {
    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private final int[] starts;
    private final int[] ends;
    private byte[] bytes;
    private int used;
    private int begun;

    public TextBuffer(int rows, int expectedBytes) {
        this.starts = new int[rows];
        this.ends = new int[rows];
        this.bytes = new byte[Math.max(64, expectedBytes)];
    }

    public void append(byte[] source, int from, int to) {
        int length = to - from;
        reserve(length);
        System.arraycopy(source, from, bytes, used, length);
        used += length;
    }

    public void append(byte[] source) {
        append(source, 0, source.length);
    }

    public void append(byte one) {
        reserve(1);
        bytes[used++] = one;
    }

    public void append(String text) {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Room for {@code length} more bytes in {@link #bytes}, from {@link #used} on. */
    public void reserve(int length) {
        if (length > bytes.length - used) {
            long wanted = Math.max((long) used + length, bytes.length * 2L);
            if ((long) used + length > MAX_BYTES) {
                throw new OutOfMemoryError("the texts of one batch exceed 2 GB");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_BYTES, wanted));
        }
    }

    /** The array to write into after {@link #reserve}; another one after the next reserve. */
    public byte[] bytes() {
        return bytes;
    }

    public int used() {
        return used;
    }

    /** Bytes up to {@code end} were written straight into {@link #bytes}. */
    public void used(int end) {
        used = end;
    }

    /** First byte of the row being made. */
    public int begun() {
        return begun;
    }

    public void end(int row) {
        starts[row] = begun;
        ends[row] = used;
        begun = used;
    }

    public TextColumn build(Validity validity) {
        return TextColumn.of(bytes, starts, ends, starts.length, validity);
    }
}
