package io.penstock.load.parquet.column;

import io.penstock.load.parquet.format.ByteBuilder;

/**
 * Small non-negative numbers as runs of one value and runs of packed bits, mixed (Parquet's "RLE/bit-packing hybrid",
 * Encodings.md).
 */
final class Hybrid {
    private static final int GROUP = 8;

    private Hybrid() {}

    /** Bits that hold every number up to {@code max}. */
    static int width(int max) {
        return 32 - Integer.numberOfLeadingZeros(max);
    }

    /** Appends {@code values[0..count)}, each less than 2 to the power {@code width}. */
    static void encode(int[] values, int count, int width, ByteBuilder out) {
        int packedFrom = 0;
        int at = 0;
        while (at < count) {
            int value = values[at];
            int end = at + 1;
            while (end < count && values[end] == value) {
                end++;
            }
            // Packed runs hold whole groups of eight, so a run of equals gives its head to an open group.
            int aligned = packedFrom + (at - packedFrom + GROUP - 1) / GROUP * GROUP;
            if (end - aligned >= GROUP || (end == count && aligned < end && packedFrom == aligned)) {
                pack(values, packedFrom, aligned, aligned, width, out);
                run(value, end - aligned, width, out);
                packedFrom = end;
            }
            at = end;
        }
        int groups = (count - packedFrom + GROUP - 1) / GROUP;
        pack(values, packedFrom, count, packedFrom + groups * GROUP, width, out);
    }

    /** One run of {@code count} equal values. */
    static void run(int value, int count, int width, ByteBuilder out) {
        out.putVarint((long) count << 1);
        for (int shift = 0; shift < width; shift += 8) {
            out.put(value >>> shift);
        }
    }

    /** The header of a run of packed bits. */
    static void packedHeader(int groups, ByteBuilder out) {
        out.putVarint(((long) groups << 1) | 1);
    }

    /** Packs {@code values[from..to)}, then zeros up to {@code padded}, which makes whole groups. */
    private static void pack(int[] values, int from, int to, int padded, int width, ByteBuilder out) {
        if (padded == from) {
            return;
        }
        packedHeader((padded - from) / GROUP, out);
        int bytes = (int) ((long) (padded - from) * width / 8);
        out.reserve(bytes + 8);
        int end = out.size() + bytes;
        long buffer = 0;
        int bits = 0;
        for (int i = from; i < to; i++) {
            buffer |= (long) values[i] << bits;
            bits += width;
            if (bits >= 32) {
                out.putInt((int) buffer);
                buffer >>>= 32;
                bits -= 32;
            }
        }
        out.putLong(buffer);
        int written = out.size();
        if (written < end) {
            byte[] array = out.array();
            java.util.Arrays.fill(array, written, end, (byte) 0);
        }
        out.size(end);
    }
}
