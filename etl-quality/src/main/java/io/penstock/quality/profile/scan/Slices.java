package io.penstock.quality.profile.scan;

import java.util.Arrays;

/** Byte slices of a column; {@code rows} begins with those that hold a value. */
final class Slices {
    final byte[] bytes;
    final int[] starts;
    final int[] ends;
    final int[] rows;

    Slices(byte[] bytes, int[] starts, int[] ends, int[] rows) {
        this.bytes = bytes;
        this.starts = starts;
        this.ends = ends;
        this.rows = rows;
    }

    /** The bytes of a value, cut where nobody is shown more. */
    byte[] copy(int k) {
        int from = starts[rows[k]];
        return Arrays.copyOfRange(bytes, from, from + BytesRange.shownBytes(ends[rows[k]] - from));
    }
}
