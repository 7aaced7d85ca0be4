package io.penstock.quality.profile.scan;

import io.penstock.quality.profile.measure.Lengths;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Lengths of {@code BINARY} values. */
final class ByteLengths implements Serializable {
    private static final long serialVersionUID = 1L;

    private long values;
    private long bytes;
    private long shortest = Long.MAX_VALUE;
    private long longest;
    private long empty;

    void add(Slices slices, int count) {
        for (int k = 0; k < count; k++) {
            int row = slices.rows[k];
            int length = slices.ends[row] - slices.starts[row];
            bytes += length;
            shortest = Math.min(shortest, length);
            longest = Math.max(longest, length);
            empty += length == 0 ? 1 : 0;
        }
        values += count;
    }

    void merge(ByteLengths other) {
        values += other.values;
        bytes += other.bytes;
        shortest = Math.min(shortest, other.shortest);
        longest = Math.max(longest, other.longest);
        empty += other.empty;
    }

    /** Null when there was no value. */
    @Nullable
    Lengths lengths() {
        return values == 0 ? null : new Lengths(shortest, longest, (double) bytes / values, empty);
    }
}
