package io.penstock.extract.parquet.page;

import java.util.Arrays;

/**
 * Byte strings as slices of one array. As long as all come from the same page or dictionary its bytes are shared; those of a second
 * one are copied together with the first.
 */
public final class Slices {
    private static final byte[] NONE = new byte[0];

    private byte[] bytes = NONE;
    private int[] starts;
    private int[] ends;
    private int size;
    private int used;
    private boolean owned;

    public Slices(int expected) {
        this.starts = new int[Math.max(16, expected)];
        this.ends = new int[starts.length];
    }

    public byte[] bytes() {
        return bytes;
    }

    public int[] starts() {
        return starts;
    }

    public int[] ends() {
        return ends;
    }

    public int size() {
        return size;
    }

    /** Makes room for {@code count} more slices behind {@link #size}, to be written and then {@link #added}. */
    public void room(int count) {
        if (starts.length - size < count) {
            int length = Math.max(size + count, (int) Math.min(Integer.MAX_VALUE - 8L, starts.length * 2L));
            starts = Arrays.copyOf(starts, length);
            ends = Arrays.copyOf(ends, length);
        }
    }

    /** Takes over the {@code count} slices of {@code source} that were written behind {@link #size}. */
    public void added(byte[] source, int count) {
        if (size == 0 && !owned) {
            bytes = source;
        } else if (owned || source != bytes) {
            own();
            copy(source, count);
        }
        size += count;
    }

    private void own() {
        if (owned) {
            return;
        }
        byte[] shared = bytes;
        bytes = NONE;
        owned = true;
        used = 0;
        int all = size;
        size = 0;
        copy(shared, all);
        size = all;
    }

    private void copy(byte[] source, int count) {
        long total = used;
        for (int i = size; i < size + count; i++) {
            total += ends[i] - starts[i];
        }
        if (total > Integer.MAX_VALUE - 8) {
            throw new Damage("more than 2 GiB of text in one batch");
        }
        if (total > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(total, bytes.length * 2L)));
        }
        for (int i = size; i < size + count; i++) {
            int length = ends[i] - starts[i];
            System.arraycopy(source, starts[i], bytes, used, length);
            starts[i] = used;
            used += length;
            ends[i] = used;
        }
    }
}
