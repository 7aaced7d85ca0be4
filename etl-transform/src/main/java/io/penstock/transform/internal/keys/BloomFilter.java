package io.penstock.transform.internal.keys;

/**
 * A Bloom filter in blocks of 512 bits (Putze, Sanders, Singler 2007: "Cache-, Hash- and Space-Efficient Bloom Filters"): a key
 * sets six bits of one block, so that a question costs one cache line. The number of blocks is a power of two; {@link #fold}
 * halves it by laying one half over the other, giving memory back at the price of more false positives.
 */
final class BloomFilter {
    private static final int BITS_PER_KEY = 8;
    private static final int BITS_SET = 6;
    private static final int BLOCK = 8;

    private long[] words;
    private int mask;

    BloomFilter(long keys) {
        long blocks = Math.max(1, keys * BITS_PER_KEY / 512);
        int rounded = (int) Math.min(1 << 24, Long.highestOneBit(blocks * 2 - 1));
        words = new long[rounded * BLOCK];
        mask = rounded - 1;
    }

    long bytes() {
        return (long) words.length * Long.BYTES;
    }

    void add(long key) {
        long hash = mix(key);
        int block = ((int) hash & mask) * BLOCK;
        long bits = spread(hash);
        for (int b = 0; b < BITS_SET; b++, bits >>>= 9) {
            words[block + (int) (bits & 7)] |= 1L << (bits >>> 3);
        }
    }

    boolean mightContain(long key) {
        long hash = mix(key);
        int block = ((int) hash & mask) * BLOCK;
        long bits = spread(hash);
        for (int b = 0; b < BITS_SET; b++, bits >>>= 9) {
            if (((words[block + (int) (bits & 7)] >>> (bits >>> 3)) & 1L) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Halves the filter; false when it is one block already. */
    boolean fold() {
        if (mask == 0) {
            return false;
        }
        int half = words.length / 2;
        long[] folded = new long[half];
        for (int w = 0; w < half; w++) {
            folded[w] = words[w] | words[w + half];
        }
        words = folded;
        mask >>>= 1;
        return true;
    }

    private static long mix(long key) {
        long v = key;
        v = (v ^ (v >>> 32)) * 0xd6e8feb86659fd93L;
        v = (v ^ (v >>> 32)) * 0xd6e8feb86659fd93L;
        return v ^ (v >>> 32);
    }

    private static long spread(long hash) {
        long product = hash * 0x9E3779B97F4A7C15L;
        return product ^ (product >>> 32);
    }
}
