package io.penstock.data;

import io.penstock.schema.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code TEXT} values: UTF-8 slices of shared bytes. A value is {@code bytes[starts[i]..ends[i])}; slices may overlap, repeat and come
 * in any order, so that trimming, filtering and dictionary decoding copy no text. A null position is an empty slice (start = end).
 * The bytes are well-formed UTF-8: readers check, kernels rely on it.
 */
public final class TextColumn implements Column {
    private final byte[] bytes;
    private final int[] starts;
    private final int[] ends;
    private final int size;
    private final Validity validity;

    private TextColumn(byte[] bytes, int[] starts, int[] ends, int size, Validity validity) {
        this.bytes = bytes;
        this.starts = starts;
        this.ends = ends;
        this.size = size;
        this.validity = validity;
    }

    /** A column of {@code size} slices; all arrays are handed over, not copied. */
    public static TextColumn of(byte[] bytes, int[] starts, int[] ends, int size, Validity validity) {
        return new TextColumn(bytes, starts, ends, size, validity);
    }

    /** A column of these values; convenient, not fast. */
    public static TextColumn ofStrings(@Nullable String... values) {
        return ofStrings(Arrays.asList(values));
    }

    /** A column of these values; convenient, not fast. */
    public static TextColumn ofStrings(List<? extends @Nullable String> values) {
        TextColumnBuilder builder = new TextColumnBuilder(values.size());
        for (String value : values) {
            builder.append(value);
        }
        return builder.build();
    }

    @Override
    public Type type() {
        return Type.TEXT;
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

    /** The value as a new {@code String}; empty where null. */
    public String string(int i) {
        return new String(bytes, starts[i], ends[i] - starts[i], StandardCharsets.UTF_8);
    }

    /** The same bytes and slices with other validity; positions that become null must be empty slices. */
    public TextColumn withValidity(Validity other) {
        return new TextColumn(bytes, starts, ends, size, other);
    }

    @Override
    public @Nullable Object value(int i) {
        return validity.isNull(i) ? null : string(i);
    }

    @Override
    public TextColumn gather(int[] rows, int count) {
        int[] from = new int[count];
        int[] to = new int[count];
        for (int i = 0; i < count; i++) {
            from[i] = starts[rows[i]];
            to[i] = ends[rows[i]];
        }
        return new TextColumn(bytes, from, to, count, validity.gather(rows, count));
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
