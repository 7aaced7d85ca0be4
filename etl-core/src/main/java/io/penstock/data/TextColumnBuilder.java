package io.penstock.data;

import io.penstock.schema.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes a {@link TextColumn} by copying bytes one value after the other. */
public final class TextColumnBuilder implements ColumnBuilder {
    private byte[] bytes;
    private int used;
    private int[] starts;
    private int[] ends;
    private long[] valid;
    private int size;

    public TextColumnBuilder(int expectedRows) {
        int rows = Math.max(16, expectedRows);
        this.bytes = new byte[rows * 16];
        this.starts = new int[rows];
        this.ends = new int[rows];
        this.valid = new long[Validity.wordsFor(rows)];
    }

    @Override
    public int size() {
        return size;
    }

    /** Appends {@code source[from..to)}, which must be well-formed UTF-8. */
    public void appendBytes(byte[] source, int from, int to) {
        int length = to - from;
        reserve(length);
        System.arraycopy(source, from, bytes, used, length);
        used += length;
        endValue(length);
    }

    public void append(@Nullable String value) {
        if (value == null) {
            appendNull();
            return;
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        appendBytes(utf8, 0, utf8.length);
    }

    @Override
    public void appendNull() {
        grow();
        size++;
    }

    @Override
    public void append(@Nullable Object value) {
        if (value == null) {
            appendNull();
        } else if (value instanceof CharSequence || value instanceof Enum<?> || value instanceof Character) {
            append(value.toString());
        } else {
            throw Values.unfit(Type.TEXT, value);
        }
    }

    @Override
    public TextColumn build() {
        TextColumn column = TextColumn.of(bytes, starts, ends, size, Validity.of(valid, size));
        int rows = Math.max(16, size);
        bytes = new byte[Math.max(256, used)];
        starts = new int[rows];
        ends = new int[rows];
        valid = new long[Validity.wordsFor(rows)];
        size = 0;
        used = 0;
        return column;
    }

    private void endValue(int length) {
        grow();
        starts[size] = used - length;
        ends[size] = used;
        valid[size >>> 6] |= 1L << size;
        size++;
    }

    private void reserve(int length) {
        if (used + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int)
                    Math.min(Integer.MAX_VALUE - 8L, Math.max(used + (long) length, bytes.length * 2L)));
        }
    }

    private void grow() {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            valid = Arrays.copyOf(valid, Validity.wordsFor(size * 2));
        }
    }
}
