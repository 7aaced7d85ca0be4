package io.penstock.quality.distinct;

import java.io.Serializable;

/** A set of 64-bit values that lie near each other: one bit for each value of the range. */
final class DenseBits implements Serializable {
    private static final long serialVersionUID = 1L;

    private long base;
    private long[] words;

    /** An empty set that covers {@code min} to {@code max}. */
    DenseBits(long min, long max) {
        base = min & ~63L;
        words = new long[wordsFor(base, max)];
    }

    /** Bytes that the range takes; {@link Long#MAX_VALUE} when it cannot be covered. */
    static long bytesFor(long min, long max) {
        long width = max - min;
        return width < 0 || width > 1L << 32 ? Long.MAX_VALUE : (((max - (min & ~63L)) >>> 6) + 1) * 8;
    }

    private static int wordsFor(long base, long max) {
        return (int) ((max - base) >>> 6) + 1;
    }

    boolean covers(long min, long max) {
        return min >= base && (max - base) >>> 6 < words.length;
    }

    long base() {
        return base;
    }

    /** The greatest value that is covered. */
    long top() {
        long top = base + 64L * words.length - 1;
        return top < base ? Long.MAX_VALUE : top;
    }

    long byteSize() {
        return 8L * words.length;
    }

    long count() {
        long count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** Adds values that are all covered. */
    void add(long[] values, int from, int to) {
        long[] bits = words;
        long first = base;
        for (int i = from; i < to; i++) {
            long bit = values[i] - first;
            bits[(int) (bit >>> 6)] |= 1L << bit;
        }
    }

    /** Adds values that are all covered and tells the indexes of those that are new. */
    void add(long[] values, int from, int to, Fresh fresh) {
        long[] bits = words;
        long first = base;
        for (int i = from; i < to; i++) {
            long bit = values[i] - first;
            int word = (int) (bit >>> 6);
            long before = bits[word];
            long after = before | 1L << bit;
            if (after != before) {
                bits[word] = after;
                fresh.add(i);
            }
        }
    }

    /** Covers a wider range, {@code min} to {@code max}, which includes the present one. */
    void widen(long min, long max) {
        long nextBase = min & ~63L;
        long[] next = new long[wordsFor(nextBase, max)];
        System.arraycopy(words, 0, next, (int) ((base - nextBase) >>> 6), words.length);
        base = nextBase;
        words = next;
    }

    void forEach(LongChunk consumer) {
        long[] chunk = new long[LongChunk.SIZE];
        int used = 0;
        for (int w = 0; w < words.length; w++) {
            for (long word = words[w]; word != 0; word &= word - 1) {
                if (used == chunk.length) {
                    consumer.accept(chunk, used);
                    used = 0;
                }
                chunk[used++] = base + 64L * w + Long.numberOfTrailingZeros(word);
            }
        }
        consumer.accept(chunk, used);
    }
}
