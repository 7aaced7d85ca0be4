package io.penstock.expr.kernel;

import io.penstock.data.Column;
import io.penstock.data.Validity;
import java.util.Arrays;

/** Bitmaps of rows, 64 a word, lowest bit first. */
public final class Bits {
    private Bits() {}

    /** Bit {@code i} is {@code values[64 w + i]}; bits at or past {@code size} are 0. */
    public static long pack(boolean[] values, int w, int size) {
        int from = w << 6;
        int to = Math.min(size, from + 64);
        long word = 0;
        for (int i = from; i < to; i++) {
            word |= (values[i] ? 1L : 0L) << i;
        }
        return word;
    }

    /** Valid where every column is. */
    public static Validity valid(Column[] columns, int size) {
        Validity all = Validity.NO_NULLS;
        for (Column column : columns) {
            all = all.and(column.validity(), size);
        }
        return all;
    }

    /** Sets null positions to 0. */
    public static void zero(long[] values, Validity validity, int size) {
        for (int w = 0; validity.hasNulls() && w < Validity.wordsFor(size); w++) {
            for (long nulls = nulls(validity, w, size); nulls != 0; nulls &= nulls - 1) {
                values[(w << 6) + Long.numberOfTrailingZeros(nulls)] = 0;
            }
        }
    }

    /** Sets null positions to 0. */
    public static void zero(double[] values, Validity validity, int size) {
        for (int w = 0; validity.hasNulls() && w < Validity.wordsFor(size); w++) {
            for (long nulls = nulls(validity, w, size); nulls != 0; nulls &= nulls - 1) {
                values[(w << 6) + Long.numberOfTrailingZeros(nulls)] = 0;
            }
        }
    }

    /** Sets null positions to false. */
    public static void zero(boolean[] values, Validity validity, int size) {
        for (int w = 0; validity.hasNulls() && w < Validity.wordsFor(size); w++) {
            for (long nulls = nulls(validity, w, size); nulls != 0; nulls &= nulls - 1) {
                values[(w << 6) + Long.numberOfTrailingZeros(nulls)] = false;
            }
        }
    }

    /** The null positions of word {@code w}. */
    public static long nulls(Validity validity, int w, int size) {
        long nulls = ~validity.word(w);
        int rest = size - (w << 6);
        return rest < 64 ? nulls & ((1L << rest) - 1) : nulls;
    }

    /** All of {@code size} bits set. */
    public static long[] all(int size) {
        long[] words = new long[Validity.wordsFor(size)];
        Arrays.fill(words, -1L);
        if ((size & 63) != 0) {
            words[words.length - 1] = (1L << size) - 1;
        }
        return words;
    }
}
