package io.penstock.load.parquet.column;

import io.penstock.load.parquet.format.Bounds;
import io.penstock.load.parquet.format.ByteBuilder;
import io.penstock.load.parquet.format.Physical;
import org.jspecify.annotations.Nullable;

/**
 * Least and greatest number of a page and of a chunk. Doubles tell none once a NaN was seen, because readers do not agree on
 * where it stands; a zero counts as -0.0 at the lower end and +0.0 at the upper one, as the format asks.
 */
final class NumberBounds {
    private final Physical physical;
    private final Range page;
    private final Range chunk;

    private static final class Range {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        boolean any;
        boolean unordered;

        void add(long low, long high) {
            min = Math.min(min, low);
            max = Math.max(max, high);
            any = true;
        }

        void clear() {
            min = Long.MAX_VALUE;
            max = Long.MIN_VALUE;
            any = false;
            unordered = false;
        }
    }

    NumberBounds(Physical physical) {
        this.physical = physical;
        this.page = new Range();
        this.chunk = new Range();
    }

    /** Adds {@code values[0..count)}; doubles by their bits. */
    void add(long[] values, int count) {
        if (count == 0) {
            return;
        }
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        if (physical == Physical.DOUBLE) {
            for (int i = 0; i < count; i++) {
                long ordered = ordered(values[i]);
                min = Math.min(min, ordered);
                max = Math.max(max, ordered);
                page.unordered |= (values[i] & Long.MAX_VALUE) > 0x7FF0000000000000L;
            }
        } else {
            for (int i = 0; i < count; i++) {
                min = Math.min(min, values[i]);
                max = Math.max(max, values[i]);
            }
        }
        page.add(min, max);
    }

    /** The bits of a double as a number that orders like it, and back: its own inverse. */
    private static long ordered(long bits) {
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    @Nullable
    Bounds endPage() {
        Bounds bounds = bounds(page);
        if (page.any) {
            chunk.add(page.min, page.max);
            chunk.unordered |= page.unordered;
        }
        page.clear();
        return bounds;
    }

    @Nullable
    Bounds endChunk() {
        Bounds bounds = bounds(chunk);
        chunk.clear();
        return bounds;
    }

    private @Nullable Bounds bounds(Range range) {
        if (!range.any || range.unordered) {
            return null;
        }
        return new Bounds(bytes(range.min, Long.MIN_VALUE), bytes(range.max, 0), true, true);
    }

    /** @param zero the bits that stand for either zero of a double */
    private byte[] bytes(long value, long zero) {
        ByteBuilder bytes = new ByteBuilder(8);
        if (physical == Physical.INT32) {
            bytes.putInt((int) value);
        } else if (physical == Physical.DOUBLE) {
            long bits = ordered(value);
            bytes.putLong((bits & Long.MAX_VALUE) == 0 ? zero : bits);
        } else {
            bytes.putLong(value);
        }
        return bytes.toArray();
    }
}
