package io.penstock.extract.text;

import io.penstock.data.TextColumn;
import io.penstock.data.Validity;

/**
 * The texts of one column as they were read: UTF-8 slices {@code bytes[starts[i]..ends[i])} of shared bytes, never null. The arrays
 * may be longer than {@code size}.
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record TextSlices(byte[] bytes, int[] starts, int[] ends, int size) {

    /** The slices as a column without nulls, sharing all arrays. */
    public TextColumn column() {
        return TextColumn.of(bytes, starts, ends, size, Validity.NO_NULLS);
    }
}
