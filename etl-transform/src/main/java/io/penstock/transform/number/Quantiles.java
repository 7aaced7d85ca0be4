package io.penstock.transform.number;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.Validity;
import io.penstock.transform.internal.Doubles;
import io.penstock.transform.internal.LearnThenApply.Held;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Exact quantiles of rows that can be read again, in constant memory: radix selection. Six passes each look at the next 11 bits
 * of the wanted values; all columns and ranks share the passes. Nulls, NaN and the infinities are passed over. Between two
 * values it goes by straight line (type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996), as NumPy, R and
 * SQL's {@code PERCENTILE_CONT} do.
 */
public final class Quantiles {
    private static final int DIGIT = 11;
    private static final int PASSES = 6;

    private Quantiles() {}

    /** Gives a column of the batch as it is to be ranked. */
    @FunctionalInterface
    public interface Ranked {
        /** One value per row; NaN where the row does not count. */
        double[] values(Batch batch, int wanted);
    }

    /** The values of columns as they are. */
    public static Ranked columns(int[] positions) {
        return (batch, wanted) -> finite(batch.column(positions[wanted]));
    }

    /** One value per row; NaN for null and for what is not finite. */
    static double[] finite(Column column) {
        double[] values = Arrays.copyOf(Doubles.of(column), column.size());
        Validity validity = column.validity();
        for (int i = 0; i < values.length; i++) {
            if (validity.isNull(i) || !Double.isFinite(values[i])) {
                values[i] = Double.NaN;
            }
        }
        return values;
    }

    /**
     * The shares of each column.
     *
     * @param shares 0 for the least value, 0.5 for the median, 1 for the greatest
     * @return a row per column with a value per share; NaN for a column without values
     */
    public static double[][] find(Held rows, int columns, Ranked ranked, double... shares) throws IOException {
        long[] counts = new long[columns];
        rows.each(batch -> {
            for (int c = 0; c < columns; c++) {
                for (double value : ranked.values(batch, c)) {
                    counts[c] += Double.isNaN(value) ? 0 : 1;
                }
            }
        });
        double[][] found = new double[columns][shares.length];
        List<List<Rank>> ranks = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            List<Rank> ofColumn = new ArrayList<>();
            for (double share : shares) {
                double at = counts[c] == 0 ? 0 : share * (counts[c] - 1);
                ofColumn.add(new Rank((long) Math.floor(at)));
                ofColumn.add(new Rank((long) Math.ceil(at)));
            }
            ranks.add(ofColumn);
        }
        for (int pass = 0; pass < PASSES; pass++) {
            int shift = Math.max(0, 64 - DIGIT * (pass + 1));
            rows.each(batch -> {
                for (int c = 0; c < columns; c++) {
                    count(ranked.values(batch, c), ranks.get(c), shift);
                }
            });
            int digits = Math.min(64 - DIGIT * pass, DIGIT);
            ranks.forEach(ofColumn -> ofColumn.forEach(rank -> rank.narrow(digits)));
        }
        for (int c = 0; c < columns; c++) {
            for (int s = 0; s < shares.length; s++) {
                double low = ranks.get(c).get(2 * s).value();
                double high = ranks.get(c).get(2 * s + 1).value();
                double at = shares[s] * (counts[c] - 1);
                found[c][s] = counts[c] == 0 ? Double.NaN : low + (high - low) * (at - Math.floor(at));
            }
        }
        return found;
    }

    private static void count(double[] values, List<Rank> ranks, int shift) {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                long bits = sortable(value);
                for (Rank rank : ranks) {
                    rank.count(bits, shift);
                }
            }
        }
    }

    /** Bits that compare, unsigned, as the doubles do; −0.0 is 0.0. */
    private static long sortable(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ ((bits >> 63) | Long.MIN_VALUE);
    }

    /** The search for one place in the order. */
    private static final class Rank {
        private final long[] histogram = new long[1 << DIGIT];
        private long left;
        private long prefix;
        private int known;

        Rank(long place) {
            this.left = place;
        }

        void count(long bits, int shift) {
            if (known == 0 || bits >>> (64 - known) == prefix) {
                histogram[(int) (bits >>> shift) & mask(64 - known - shift)]++;
            }
        }

        private static int mask(int digits) {
            return (1 << digits) - 1;
        }

        void narrow(int digits) {
            int digit = 0;
            while (digit < (1 << digits) - 1 && left >= histogram[digit]) {
                left -= histogram[digit++];
            }
            prefix = (prefix << digits) | digit;
            known += digits;
            Arrays.fill(histogram, 0);
        }

        double value() {
            return Double.longBitsToDouble(prefix < 0 ? prefix ^ Long.MIN_VALUE : ~prefix);
        }
    }
}
