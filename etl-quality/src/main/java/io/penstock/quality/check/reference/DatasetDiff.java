package io.penstock.quality.check.reference;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.RunningTest;
import io.penstock.quality.check.TestBinding;
import io.penstock.quality.check.TestContext;
import io.penstock.quality.check.metric.Bounds;
import io.penstock.quality.check.spill.LongRecords;
import io.penstock.quality.distinct.ValueHash;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchReader;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows are those of another source, row by row of a key: at most a share of all rows of both may be added (only here), removed (only there) or
 * changed (some cells differ). Rows of the same key are paired in any order after the equal ones; nulls are equal, in keys too. Of each row 8 bytes for the key and
 * for each cell are kept, hashes, in memory and past it on disk. The source is read after the last row.
 *
 * @param key columns that tell rows apart, of the same names on both sides
 * @param source the other
 * @param columns compared; none for all that both have besides the key
 * @param maxShare the greatest share that may differ, 0 to 1
 */
public record DatasetDiff(List<String> key, Extractor source, List<String> columns, double maxShare)
        implements CheckTest {
    public DatasetDiff {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        if (key.isEmpty()) {
            throw new PlanException(Problem.of(CheckErrors.BAD_SETTING, "check dataset_diff needs a key"));
        } else if (!(maxShare >= 0 && maxShare <= 1)) {
            throw new PlanException(Problem.of(
                    CheckErrors.BAD_SETTING, "check dataset_diff: max_share must be 0 to 1, not " + maxShare));
        }
    }

    @Override
    public Description describe() {
        return Description.of("dataset_diff", String.join(", ", key));
    }

    @Override
    public Dimension dimension() {
        return Dimension.ACCURACY;
    }

    @Override
    public String expectation() {
        return "the rows are those of " + source.describe().title()
                + (maxShare == 0 ? "" : ", but for a share of " + Bounds.shown(maxShare));
    }

    @Override
    public boolean judgesRows() {
        return false;
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        Stream.concat(key.stream(), columns.stream()).forEach(binding::column);
        return context -> new Running(this, binding.schema(), context);
    }

    private static final class Running implements RunningTest {
        private final DatasetDiff test;
        private final Schema schema;
        private final TestContext context;
        private @Nullable Sides sides;

        Running(DatasetDiff test, Schema schema, TestContext context) {
            this.test = test;
            this.schema = schema;
            this.context = context;
        }

        private Sides sides() {
            Sides known = sides;
            if (known == null) {
                Schema other = Alignment.schema(test.source, context.run());
                List<String> names = new ArrayList<>(test.key);
                names.addAll(test.columns.isEmpty() ? Alignment.common(schema, other, test.key) : test.columns);
                known = new Sides(
                        Alignment.of(schema, names, test.source.describe().title(), other, names),
                        records(names),
                        records(names));
                sides = known;
            }
            return known;
        }

        private LongRecords records(List<String> names) {
            return new LongRecords(
                    1 + names.size() - test.key.size(), context.memoryShare() / 2, context.run()::spillDirectory);
        }

        private void keep(Column[] columns, int rows, LongRecords records) throws IOException {
            int keys = test.key.size();
            long[] record = new long[1 + columns.length - keys];
            for (int row = 0; row < rows; row++) {
                record[0] = Alignment.hash(columns, 0, keys, row);
                for (int c = keys; c < columns.length; c++) {
                    record[1 + c - keys] = ValueHash.of(columns[c], row);
                }
                records.add(record);
            }
        }

        @Override
        public void accept(Batch batch, FailingRows failing) throws IOException {
            Sides both = sides();
            keep(both.alignment.mine().columns(batch), batch.rowCount(), both.mine);
        }

        @Override
        public void merge(RunningTest other) {
            Sides that = ((Running) other).sides;
            if (that != null) {
                sides().mine.merge(that.mine);
            }
        }

        @Override
        public Finding finding(Evidence evidence) throws IOException {
            Sides both = sides();
            try (BatchReader reader = BatchReader.open(test.source, context.run())) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    keep(both.alignment.theirs().columns(batch), batch.rowCount(), both.theirs);
                }
            }
            Differences found = Differences.between(both.mine, both.theirs);
            if (found.rows() == 0) {
                return new Finding.Nothing("there were no rows on either side");
            }
            double share = (double) found.different() / found.rows();
            return share <= test.maxShare
                    ? new Finding.Value(true, 1 - share, found.words(), share, "")
                    : Finding.missed(1 - share, found.words(), share);
        }

        @Override
        public void close() throws IOException {
            Sides both = sides;
            if (both != null) {
                both.mine.close();
                both.theirs.close();
            }
        }
    }

    /** What is kept of both sides. */
    private record Sides(Alignment alignment, LongRecords mine, LongRecords theirs) {}
}
