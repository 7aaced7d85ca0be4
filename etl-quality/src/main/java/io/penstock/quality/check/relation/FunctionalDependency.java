package io.penstock.quality.check.relation;

import io.penstock.data.Batch;
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
import io.penstock.spi.Description;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows that agree in some columns agree in others: one ISBN, one title. The failing rows are the fewest that would have to go for it to hold, the
 * measure g₃ of Kivinen and Mannila, "Approximate inference of functional dependencies from relations" (1995), counted exactly by 64-bit hashes.
 * Rows with a null in {@code from} are not looked at; in {@code to} a null is a value like others. Samples are rows that differ from the first of
 * their key, as long as the keys fit into a quarter of the check's memory.
 *
 * @param from columns that determine
 * @param to columns that are determined
 */
public record FunctionalDependency(List<String> from, List<String> to) implements CheckTest {
    public FunctionalDependency {
        from = List.copyOf(from);
        to = List.copyOf(to);
        if (from.isEmpty() || to.isEmpty()) {
            throw new PlanException(Problem.of(
                    CheckErrors.BAD_SETTING, "check functional_dependency needs columns in 'from' and in 'to'"));
        }
    }

    @Override
    public Description describe() {
        return Description.of("functional_dependency", String.join(", ", from) + " -> " + String.join(", ", to));
    }

    @Override
    public List<String> columns() {
        return Stream.concat(from.stream(), to.stream()).distinct().toList();
    }

    @Override
    public Dimension dimension() {
        return Dimension.CONSISTENCY;
    }

    @Override
    public String expectation() {
        return String.join(", ", from) + " determines " + String.join(", ", to);
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        int[] keys = Cells.positions(binding, from);
        int[] values = Cells.positions(binding, to);
        return context -> new Running(keys, values, context);
    }

    private static final class Running implements RunningTest {
        private final int[] keys;
        private final int[] values;
        private final PairCounts pairs;
        private final FirstValues firsts;
        private long evaluated;

        Running(int[] keys, int[] values, TestContext context) {
            this.keys = keys;
            this.values = values;
            this.pairs = new PairCounts(context.memoryShare() * 3 / 4, context.run()::spillDirectory);
            this.firsts = new FirstValues(context.memoryShare() / 4);
        }

        @Override
        public void accept(Batch batch, FailingRows failing) throws IOException {
            for (int row = 0; row < batch.rowCount(); row++) {
                if (Cells.hasNull(batch, keys, row)) {
                    continue;
                }
                evaluated++;
                long key = Cells.hash(batch, keys, row);
                long value = Cells.hash(batch, values, row);
                pairs.add(key, value, 1);
                if (firsts.differs(key, value)) {
                    failing.add(row);
                }
            }
        }

        @Override
        public void merge(RunningTest other) {
            Running that = (Running) other;
            evaluated += that.evaluated;
            try {
                pairs.merge(that.pairs);
            } catch (IOException e) {
                throw CheckErrors.noSpace(e);
            }
        }

        @Override
        public Finding finding(Evidence evidence) throws IOException {
            Majority majority = new Majority();
            pairs.each(majority::pair);
            return Finding.rows(evaluated, evaluated - majority.kept());
        }

        @Override
        public void close() throws IOException {
            pairs.close();
        }
    }

    /** Adds up, over the keys, how often the most frequent value of each occurs. */
    private static final class Majority {
        private long key;
        private long most;
        private long kept;

        void pair(long nextKey, long value, long count) {
            if (nextKey != key) {
                kept += most;
                most = 0;
                key = nextKey;
            }
            most = Math.max(most, count);
        }

        long kept() {
            return kept + most;
        }
    }
}
