package io.penstock.extract.text;

import io.penstock.data.TextColumn;
import io.penstock.data.Validity;

/**
 * The texts of one column as they were read: UTF-8 slices {@code bytes[starts[i]..ends[i])} of shared bytes, never null. The arrays
 * may be longer than {@code size}.
 *
 * @param quote the byte that, right in front of a text, keeps it from meaning null; -1 for none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record TextSlices(byte[] bytes, int[] starts, int[] ends, int size, int quote) {
    public TextSlices(byte[] bytes, int[] starts, int[] ends, int size) {
        this(bytes, starts, ends, size, -1);
    }

    /** Whether a text stands in quotes that keep it from meaning null. */
    boolean isQuoted(int i) {
        return quote >= 0 && starts[i] > 0 && bytes[starts[i] - 1] == quote;
    }

    /** The slices as a column without nulls, sharing all arrays. */
    public TextColumn column() {
        return TextColumn.of(bytes, starts, ends, size, Validity.NO_NULLS);
    }
}
