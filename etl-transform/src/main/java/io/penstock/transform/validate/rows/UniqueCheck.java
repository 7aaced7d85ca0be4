package io.penstock.transform.validate.rows;

import io.penstock.data.Batch;
import io.penstock.data.Validity;
import io.penstock.error.ErrorCode;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundCheck;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Problems;
import io.penstock.spi.RowCheck;
import io.penstock.spi.RowTest;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.keys.SeenKeys;
import io.penstock.transform.validate.check.Nulls;
import io.penstock.transform.validate.check.RuleCodes;
import io.penstock.transform.validate.check.ValidationErrors;
import java.util.List;
import java.util.Locale;

/** No key twice in the whole run: fails the second row of a key and every later one. */
public record UniqueCheck(List<String> columns, Nulls nulls) implements RowCheck {
    public UniqueCheck {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw ValidationErrors.badSetting("unique", "at least one column is needed");
        }
    }

    @Override
    public Description describe() {
        Description plain = Description.of("unique", String.join(", ", columns));
        return nulls == Nulls.PASS ? plain : plain.with("nulls", nulls.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public ErrorCode code() {
        return RuleCodes.UNIQUE;
    }

    @Override
    public String message() {
        return "is not unique: an earlier row has the same value";
    }

    @Override
    public Distribution distribution() {
        return Distribution.byKey(columns);
    }

    @Override
    public BoundCheck bind(Schema input, Problems problems) {
        int[] positions = columns.stream()
                .mapToInt(column -> problems.column(input, column))
                .filter(position -> position >= 0)
                .toArray();
        return context -> new Test(positions, SeenKeys.of(input, positions, context), nulls);
    }

    /** The running check. */
    private static final class Test implements RowTest {
        private final int[] positions;
        private final SeenKeys seen;
        private final Nulls nulls;

        Test(int[] positions, SeenKeys seen, Nulls nulls) {
            this.positions = positions;
            this.seen = seen;
            this.nulls = nulls;
        }

        @Override
        public void test(Batch batch, long[] failed) {
            int rows = batch.rowCount();
            long[] repeated = RowBits.none(rows);
            seen.mark(batch, repeated);
            for (int w = 0; w < repeated.length; w++) {
                long valid = -1L;
                for (int position : positions) {
                    Validity validity = batch.column(position).validity();
                    valid &= validity.word(w);
                }
                long inside = w == rows >>> 6 ? (1L << rows) - 1 : -1L;
                failed[w] |= (repeated[w] & valid) | (nulls == Nulls.FAIL ? ~valid & inside : 0);
            }
        }

        @Override
        public void close() throws Exception {
            seen.close();
        }
    }
}
