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
import io.penstock.quality.check.spill.PairCounts;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchReader;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values, or values of several columns together, occur in another source: referential integrity. Rows with a null among them are not looked at, as
 * with SQL's foreign keys. The source is read when the first row comes; its keys are kept as 64-bit hashes, in memory and past it on disk, in which case
 * the rows' keys go there too, are judged at the end, and there are no samples.
 *
 * @param columns that refer
 * @param source what they refer to
 * @param sourceColumns the source's columns, as many; none for the same names
 */
public record Reference(List<String> columns, Extractor source, List<String> sourceColumns) implements CheckTest {
    private static final long KEY = 0;
    private static final long ROW = 1;

    public Reference {
        columns = List.copyOf(columns);
        sourceColumns = sourceColumns.isEmpty() ? columns : List.copyOf(sourceColumns);
        if (columns.isEmpty() || columns.size() != sourceColumns.size()) {
            throw new PlanException(Problem.of(
                    CheckErrors.BAD_SETTING,
                    "check reference: " + columns.size() + " columns and " + sourceColumns.size()
                            + " columns of the source; there must be as many of each, and at least one"));
        }
    }

    @Override
    public Description describe() {
        return Description.of("reference", String.join(", ", columns));
    }

    @Override
    public Dimension dimension() {
        return Dimension.CONSISTENCY;
    }

    @Override
    public String expectation() {
        return String.join(", ", columns) + " is in " + source.describe().title();
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        columns.forEach(binding::column);
        return context -> new Running(this, binding.schema(), context);
    }

    private static final class Running implements RunningTest {
        private final Reference test;
        private final Schema schema;
        private final TestContext context;
        private final PairCounts pairs;
        private Alignment.@Nullable Side mine;
        private long evaluated;
        private long failed;

        Running(Reference test, Schema schema, TestContext context) {
            this.test = test;
            this.schema = schema;
            this.context = context;
            this.pairs = new PairCounts(context.memoryShare(), context.run()::spillDirectory);
        }

        private Alignment.Side loaded() throws IOException {
            Alignment.Side known = mine;
            if (known != null) {
                return known;
            }
            Alignment alignment = Alignment.of(
                    schema,
                    test.columns,
                    test.source.describe().title(),
                    Alignment.schema(test.source, context.run()),
                    test.sourceColumns);
            try (BatchReader reader = BatchReader.open(test.source, context.run())) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    Column[] keys = alignment.theirs().columns(batch);
                    for (int row = 0; row < batch.rowCount(); row++) {
                        if (!hasNull(keys, row)) {
                            pairs.add(Alignment.hash(keys, 0, keys.length, row), KEY, 1);
                        }
                    }
                }
            }
            mine = alignment.mine();
            return alignment.mine();
        }

        private static boolean hasNull(Column[] columns, int row) {
            for (Column column : columns) {
                if (column.isNull(row)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void accept(Batch batch, FailingRows failing) throws IOException {
            Column[] keys = loaded().columns(batch);
            boolean judged = !pairs.isOnDisk();
            for (int row = 0; row < batch.rowCount(); row++) {
                if (hasNull(keys, row)) {
                    continue;
                }
                evaluated++;
                long key = Alignment.hash(keys, 0, keys.length, row);
                if (!judged) {
                    pairs.add(key, ROW, 1);
                } else if (!pairs.contains(key, KEY)) {
                    failed++;
                    failing.add(row);
                }
            }
        }

        @Override
        public void merge(RunningTest other) {
            Running that = (Running) other;
            evaluated += that.evaluated;
            failed += that.failed;
            try {
                if (that.pairs.isOnDisk()) {
                    pairs.merge(that.pairs);
                    mine = mine == null ? that.mine : mine;
                }
            } catch (IOException e) {
                throw CheckErrors.noSpace(e);
            }
        }

        @Override
        public Finding finding(Evidence evidence) throws IOException {
            if (pairs.isOnDisk()) {
                Orphans orphans = new Orphans();
                pairs.each(orphans::pair);
                failed += orphans.rows;
            }
            return Finding.rows(evaluated, failed);
        }

        @Override
        public void close() throws IOException {
            pairs.close();
        }
    }

    /** Counts rows whose key has no entry of the source; of a key the source's entry comes first. */
    private static final class Orphans {
        private long key;
        private boolean known;
        private long rows;

        void pair(long pairKey, long kind, long count) {
            if (kind == KEY) {
                key = pairKey;
                known = true;
            } else if (!known || key != pairKey) {
                rows += count;
            }
        }
    }
}
