package io.penstock.extract.parquet.page;

/**
 * Encoding DELTA_BINARY_PACKED: the first value, then differences in blocks of bit-packed miniblocks. Arithmetic wraps around, as the
 * format demands.
 */
final class DeltaReader extends ValueReader {
    private static final int LARGEST_BLOCK = 1 << 16;

    private final byte[] bytes;
    private final int end;
    private final boolean narrow;
    private final int miniblocks;
    private final int miniblockSize;
    private final int[] widths;
    private final long total;
    private int at;
    private long value;
    private long given;
    private long leastDelta;
    private int miniblock;
    private int leftInMiniblock;
    private long bit;

    DeltaReader(byte[] bytes, int from, int end, Physical physical) {
        this.bytes = bytes;
        this.end = end;
        this.at = from;
        this.narrow = physical == Physical.INT32;
        long block = varint();
        long parts = varint();
        this.total = varint();
        this.value = zigzag();
        if (block <= 0
                || block > LARGEST_BLOCK
                || parts <= 0
                || parts > block
                || block % parts != 0
                || total < 0
                || total > Integer.MAX_VALUE
                || total - 1 > block * (end - at)) {
            throw new Damage("differences in blocks of " + block + " in " + parts + " parts, " + total + " in all");
        }
        this.miniblocks = (int) parts;
        this.miniblockSize = (int) (block / parts);
        this.widths = new int[miniblocks];
        this.miniblock = miniblocks;
    }

    /** How many values there are. */
    long total() {
        return total;
    }

    /** Where the block behind the last value ends; asked when all were read. */
    int position() {
        return leftInMiniblock > 0 ? (int) ((bit + (long) leftInMiniblock * widths[miniblock - 1] + 7) >>> 3) : at;
    }

    @Override
    public void longs(long[] out, int from, int count) {
        for (int i = from; i < from + count; i++) {
            out[i] = next();
        }
    }

    @Override
    public void skip(int count) {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    long next() {
        if (given == total) {
            throw new Damage("fewer values than the page says");
        }
        if (given++ > 0) {
            if (leftInMiniblock == 0) {
                nextMiniblock();
            }
            leftInMiniblock--;
            value += leastDelta + delta(widths[miniblock - 1]);
        }
        return narrow ? (int) value : value;
    }

    private long delta(int width) {
        if (width == 0) {
            return 0;
        }
        int first = (int) (bit >>> 3);
        int shift = (int) (bit & 7);
        bit += width;
        if (bit > (long) end << 3) {
            throw new Damage("differences run over the end of their page");
        }
        long low = (long) PlainReader.LONG.get(bytes, first) >>> shift;
        if (shift + width > 64) {
            low |= (bytes[first + 8] & 255L) << (64 - shift);
        }
        return width == 64 ? low : low & (1L << width) - 1;
    }

    private void nextMiniblock() {
        if (miniblock == miniblocks) {
            leastDelta = zigzag();
            if (miniblocks > end - at) {
                throw new Damage("differences run over the end of their page");
            }
            for (int m = 0; m < miniblocks; m++) {
                widths[m] = bytes[at++] & 255;
            }
            miniblock = 0;
        }
        int width = widths[miniblock++];
        if (width > 64) {
            throw new Damage("differences of " + width + " bits");
        }
        leftInMiniblock = miniblockSize;
        bit = (long) at << 3;
        at = (int) Math.min(end, at + (((long) miniblockSize * width + 7) >>> 3));
    }

    private long zigzag() {
        long raw = varint();
        return (raw >>> 1) ^ -(raw & 1);
    }

    private long varint() {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw new Damage("differences run over the end of their page");
            }
            int b = bytes[at++];
            number |= (long) (b & 127) << shift;
            if (b >= 0) {
                return number;
            }
        }
        throw new Damage("a number does not end");
    }
}
