package io.penstock.transform.missing;

import io.penstock.data.Batch;
import io.penstock.data.Validity;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFate;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.RowBits;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Drops rows with too many nulls in some columns, counted as filtered. Only nulls count: an empty text and NaN are values; turn
 * them into nulls before ({@code null_if}, {@code clean}).
 */
public final class RemoveNulls implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "remove_nulls";

    /** How many nulls are too many. */
    private sealed interface Limit extends Serializable {
        /** The most nulls a row may have among so many columns. */
        int most(int columns);
    }

    private record Any() implements Limit {
        @Override
        public int most(int columns) {
            return 0;
        }

        @Override
        public String toString() {
            return "any";
        }
    }

    private record All() implements Limit {
        @Override
        public int most(int columns) {
            return Math.max(0, columns - 1);
        }

        @Override
        public String toString() {
            return "all";
        }
    }

    private record Count(int nulls) implements Limit {
        @Override
        public int most(int columns) {
            return nulls;
        }

        @Override
        public String toString() {
            return "more than " + nulls;
        }
    }

    private record Share(double share) implements Limit {
        @Override
        public int most(int columns) {
            // A share that is exactly reached is allowed: 0.3 of 10 columns is 3, whatever doubles say.
            return (int) Math.floor(share * columns + 1e-9);
        }

        @Override
        public String toString() {
            return "share above " + share;
        }
    }

    private final Columns columns;
    private final Limit limit;

    private RemoveNulls(Columns columns, Limit limit) {
        this.columns = columns;
        this.limit = limit;
    }

    /** Drops a row when any of these is null. */
    public static RemoveNulls any(String... columns) {
        return columns(Columns.of(columns));
    }

    /** Drops a row when all of these are null. */
    public static RemoveNulls all(String... columns) {
        return columns(Columns.of(columns)).whenAll();
    }

    /** Drops a row when any of these is null, unless told otherwise. */
    public static RemoveNulls columns(Columns columns) {
        return new RemoveNulls(columns, new Any());
    }

    /** Drops a row when every column is null. */
    public RemoveNulls whenAll() {
        return new RemoveNulls(columns, new All());
    }

    /**
     * Drops a row with more nulls than this.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when it is negative
     */
    public RemoveNulls maxNulls(int count) {
        if (count < 0) {
            throw TransformErrors.badSetting(TYPE, "max_nulls " + count + " is negative");
        }
        return new RemoveNulls(columns, new Count(count));
    }

    /**
     * Drops a row of whose columns more than this share is null.
     *
     * @param share 0 to below 1
     * @throws io.penstock.error.PlanException {@code PEN-3003} for another share
     */
    public RemoveNulls maxNullShare(double share) {
        if (!(share >= 0 && share < 1)) {
            throw TransformErrors.badSetting(
                    TYPE, "max_null_share " + share + " is not a share. Valid: 0 to below 1, such as 0.5");
        }
        return new RemoveNulls(columns, new Share(share));
    }

    /**
     * As other tools call it: below 1 a share, see {@link #maxNullShare}; from 1 on a whole number, see {@link #maxNulls}.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when it is negative or 1.5
     */
    public RemoveNulls threshold(double threshold) {
        if (threshold < 1) {
            return maxNullShare(threshold);
        } else if (threshold != Math.rint(threshold) || threshold > Integer.MAX_VALUE) {
            throw TransformErrors.badSetting(
                    TYPE, "threshold " + threshold + " is neither a share below 1 nor a whole number of nulls");
        }
        return maxNulls((int) threshold);
    }

    @Override
    public Description describe() {
        return Description.of(TYPE, columns.toString()).with("how", limit);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions = columns.select(input, problems);
        int most = limit.most(positions.length);
        return BoundTransformer.of(input, context -> (batch, output) -> process(batch, positions, most, output));
    }

    private static void process(Batch batch, int[] positions, int most, Output output) {
        if (positions.length <= most) {
            output.emit(batch);
            return;
        }
        long[] dropped = RowBits.none(batch.rowCount());
        // Bit-sliced counters: planes[k] holds bit k of the number of nulls of 64 rows.
        long[] planes = new long[32 - Integer.numberOfLeadingZeros(positions.length)];
        for (int w = 0; w < dropped.length; w++) {
            Arrays.fill(planes, 0);
            for (int position : positions) {
                Validity validity = batch.column(position).validity();
                long carry = ~validity.word(w);
                for (int k = 0; carry != 0 && k < planes.length; k++) {
                    long next = planes[k] & carry;
                    planes[k] ^= carry;
                    carry = next;
                }
            }
            dropped[w] = above(planes, most);
        }
        Batch kept = RowBits.without(batch, dropped);
        output.count(RowFate.FILTERED, batch.rowCount() - kept.rowCount());
        output.emit(kept);
    }

    /** The rows whose counter is greater than {@code most}, from the highest bit down. */
    private static long above(long[] planes, int most) {
        long greater = 0;
        long equal = -1L;
        for (int k = planes.length - 1; k >= 0; k--) {
            boolean bit = (most >>> k & 1) != 0;
            if (!bit) {
                greater |= equal & planes[k];
            }
            equal &= bit ? planes[k] : ~planes[k];
        }
        return greater;
    }
}
