package io.penstock.transform.internal.text;

import io.penstock.data.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The new bytes of a column, row after row in order. Begins with the rows that stay as they are, copied in one pass; validity
 * stays that of the source. One thread.
 *
 * <p>A kernel takes {@link #room} for the most a row can need, writes at {@link #used} and says with {@link #end} where it
 * stopped.
 */
public final class TextRewrite {
    private final TextColumn source;
    private final int[] starts;
    private final int[] ends;
    private byte[] bytes;
    private int used;
    private int row;

    private TextRewrite(TextColumn source, byte[] bytes) {
        this.source = source;
        this.starts = new int[source.size()];
        this.ends = new int[source.size()];
        this.bytes = bytes;
    }

    /** A rewrite of {@code source} whose first {@code unchanged} rows are as before. */
    public static TextRewrite after(TextColumn source, int unchanged) {
        long total = 16;
        int[] starts = source.starts();
        int[] ends = source.ends();
        for (int i = 0; i < source.size(); i++) {
            total += ends[i] - starts[i];
        }
        TextRewrite rewrite = new TextRewrite(source, new byte[Math.toIntExact(total)]);
        for (int i = 0; i < unchanged; i++) {
            rewrite.keep(i);
        }
        return rewrite;
    }

    /** Room for {@code length} bytes at {@link #used}; replaces the array of earlier calls. */
    public byte[] room(int length) {
        if (length > bytes.length - used) {
            long wanted = Math.max((long) used + length, bytes.length + (bytes.length >> 1));
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, wanted));
        }
        return bytes;
    }

    /** Where the next row's value begins. */
    public int used() {
        return used;
    }

    /** The next row's value is what was written up to {@code end}. */
    public void end(int end) {
        starts[row] = used;
        ends[row++] = end;
        used = end;
    }

    /** The next row's value is {@code from[start..end)}. */
    public void append(byte[] from, int start, int end) {
        int length = end - start;
        System.arraycopy(from, start, room(length), used, length);
        end(used + length);
    }

    /** The next row's value is that of row {@code i} of the source. */
    public void keep(int i) {
        append(source.bytes(), source.starts()[i], source.ends()[i]);
    }

    public void append(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        append(utf8, 0, utf8.length);
    }

    /** The column, after every row was given. */
    public TextColumn build() {
        return TextColumn.of(bytes, starts, ends, source.size(), source.validity());
    }
}
