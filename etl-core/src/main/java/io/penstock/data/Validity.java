package io.penstock.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which positions of a column hold a value: a bitmap, bit set = valid, 64 positions a word, lowest bit first. A column
 * without nulls shares {@link #NO_NULLS}, which has no bitmap at all.
 */
public final class Validity {
    /** Every position holds a value, whatever the column's length. */
    public static final Validity NO_NULLS = new Validity(null, 0);

    private final long @Nullable [] words;
    private final int nullCount;

    private Validity(long @Nullable [] words, int nullCount) {
        this.words = words;
        this.nullCount = nullCount;
    }

    /**
     * A validity of {@code size} positions from a bitmap that is handed over (not copied). Bits at or past {@code size}
     * are ignored. Gives {@link #NO_NULLS} when every bit is set.
     */
    public static Validity of(long[] words, int size) {
        int valid = 0;
        int full = size >>> 6;
        for (int w = 0; w < full; w++) {
            valid += Long.bitCount(words[w]);
        }
        if ((size & 63) != 0) {
            words[full] &= (1L << size) - 1;
            valid += Long.bitCount(words[full]);
        }
        return valid == size ? NO_NULLS : new Validity(words, size - valid);
    }

    /** {@code size} positions without a value. */
    public static Validity allNull(int size) {
        return of(new long[wordsFor(size)], size);
    }

    /** Number of 64-bit words that hold {@code size} positions. */
    public static int wordsFor(int size) {
        return (size + 63) >>> 6;
    }

    /** A bitmap of {@code size} positions, all valid, for {@link #of} after some were cleared. */
    public static long[] allValidWords(int size) {
        long[] words = new long[wordsFor(size)];
        Arrays.fill(words, -1L);
        return words;
    }

    /** Marks position {@code i} as null in a bitmap still being made. */
    public static void clear(long[] words, int i) {
        words[i >>> 6] &= ~(1L << i);
    }

    public boolean hasNulls() {
        return words != null;
    }

    public int nullCount() {
        return nullCount;
    }

    public boolean isNull(int i) {
        return words != null && (words[i >>> 6] >>> i & 1L) == 0;
    }

    public boolean isValid(int i) {
        return words == null || (words[i >>> 6] >>> i & 1L) != 0;
    }

    /** The bitmap word that holds positions {@code 64 w} to {@code 64 w + 63}; all ones without nulls. */
    public long word(int w) {
        return words == null ? -1L : words[w];
    }

    /** A copy of the bitmap for {@code size} positions, to be changed and handed to {@link #of}. */
    public long[] copyWords(int size) {
        return words == null ? allValidWords(size) : Arrays.copyOf(words, wordsFor(size));
    }

    /** Valid where both are. */
    public Validity and(Validity other, int size) {
        if (words == null) {
            return other;
        }
        if (other.words == null || other == this) {
            return this;
        }
        long[] both = new long[wordsFor(size)];
        for (int w = 0; w < both.length; w++) {
            both[w] = words[w] & other.words[w];
        }
        return of(both, size);
    }

    /** The validity of {@code rows[0..count)}, in that order. */
    public Validity gather(int[] rows, int count) {
        if (words == null) {
            return NO_NULLS;
        }
        long[] chosen = new long[wordsFor(count)];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            chosen[i >>> 6] |= (words[row >>> 6] >>> row & 1L) << i;
        }
        return of(chosen, count);
    }
}
