package io.penstock.transform.validate.rows;

import io.penstock.data.Batch;
import io.penstock.data.Validity;
import io.penstock.error.ErrorCode;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchReader;
import io.penstock.spi.BoundCheck;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Extractor;
import io.penstock.spi.Problems;
import io.penstock.spi.RowCheck;
import io.penstock.spi.RowTest;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.keys.KnownKeys;
import io.penstock.transform.validate.check.Nulls;
import io.penstock.transform.validate.check.RuleCodes;
import io.penstock.transform.validate.check.ValidationErrors;
import java.util.List;
import java.util.Locale;

/**
 * Every key is in another source, as with a foreign key: the keys of that source are read once per run, before the first row, and held
 * within the step's memory; more are on disk.
 *
 * @param columns the key of the rows
 * @param source where it must be
 * @param keys the columns of that source, in the same order
 */
public record ReferenceCheck(List<String> columns, Extractor source, List<String> keys, Nulls nulls)
        implements RowCheck {
    public ReferenceCheck {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        if (columns.isEmpty() || columns.size() != keys.size()) {
            throw ValidationErrors.badSetting(
                    "reference(" + String.join(", ", columns) + ")",
                    "a key of " + columns.size() + " columns cannot be in one of " + keys.size()
                            + ": name one or more columns, and as many of the other source");
        }
    }

    @Override
    public Description describe() {
        Description plain = Description.of("reference", String.join(", ", columns))
                .with("in", source.describe().title());
        plain = keys.equals(columns) ? plain : plain.with("keys", String.join(", ", keys));
        return nulls == Nulls.PASS ? plain : plain.with("nulls", nulls.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public String message() {
        return "is not in " + source.describe().title();
    }

    @Override
    public ErrorCode code() {
        return RuleCodes.REFERENCE;
    }

    /** One step for all rows, so that the keys are held once. */
    @Override
    public Distribution distribution() {
        return Distribution.byKey(columns);
    }

    @Override
    public List<Extractor> sides() {
        return List.of(source);
    }

    @Override
    public BoundCheck bind(Schema input, Problems problems) {
        throw new IllegalStateException("a reference is bound with the schema of its source");
    }

    @Override
    public BoundCheck bind(Schema input, List<Schema> sides, Problems problems) {
        Schema other = sides.get(0);
        int[] mine = new int[columns.size()];
        int[] theirs = new int[columns.size()];
        for (int k = 0; k < mine.length; k++) {
            mine[k] = problems.column(input, columns.get(k));
            theirs[k] = problems.column(other, keys.get(k));
            if (mine[k] >= 0 && theirs[k] >= 0) {
                Type type = input.field(mine[k]).type();
                Type there = other.field(theirs[k]).type();
                if (!type.equals(there)) {
                    problems.add(
                            ValidationErrors.WRONG_TYPE,
                            "rule reference(" + String.join(", ", columns) + "): column '" + columns.get(k) + "' is "
                                    + type + ", '" + keys.get(k) + "' of "
                                    + source.describe().title() + " is " + there
                                    + ": cast one of them");
                }
            }
        }
        return context -> open(context, other, mine, theirs);
    }

    private RowTest open(StepContext context, Schema other, int[] mine, int[] theirs) throws Exception {
        KnownKeys known = KnownKeys.of(other, theirs, context);
        try (BatchReader reader = BatchReader.open(source, context)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                known.add(batch);
            }
        } catch (Exception e) {
            known.close();
            throw e;
        }
        return new Test(mine, known.like(mine), nulls);
    }

    /** The running check. */
    private static final class Test implements RowTest {
        private final int[] positions;
        private final KnownKeys known;
        private final Nulls nulls;

        Test(int[] positions, KnownKeys known, Nulls nulls) {
            this.positions = positions;
            this.known = known;
            this.nulls = nulls;
        }

        @Override
        public void test(Batch batch, long[] failed) {
            int rows = batch.rowCount();
            long[] missing = RowBits.none(rows);
            known.markMissing(batch, missing);
            for (int w = 0; w < missing.length; w++) {
                long valid = -1L;
                for (int position : positions) {
                    Validity validity = batch.column(position).validity();
                    valid &= validity.word(w);
                }
                long inside = w == rows >>> 6 ? (1L << rows) - 1 : -1L;
                failed[w] |= (missing[w] & valid) | (nulls == Nulls.FAIL ? ~valid & inside : 0);
            }
        }

        @Override
        public void close() throws Exception {
            known.close();
        }
    }
}
