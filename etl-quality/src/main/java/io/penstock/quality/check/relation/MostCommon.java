package io.penstock.quality.check.relation;

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
import io.penstock.quality.distinct.ValueHash;
import io.penstock.spi.Description;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The most common value is one of these; of several that are equally common each must be. Values are counted exactly, by 64-bit hashes. Nulls are
 * not looked at. What is observed is the share of the most common value; the value itself is data and not shown.
 *
 * @param column whose values are counted
 * @param values texts, numbers or others as JSON has them
 */
public record MostCommon(String column, List<?> values) implements CheckTest {
    public MostCommon {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new PlanException(
                    Problem.of(CheckErrors.BAD_SETTING, "check most_common_in_set needs at least one value"));
        }
    }

    @Override
    public Description describe() {
        return Description.of("most_common_in_set", column);
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public Dimension dimension() {
        return Dimension.ACCURACY;
    }

    @Override
    public String expectation() {
        return "the most common value of " + column + " is one of " + values.size()
                + (values.size() == 1 ? " value" : " values");
    }

    @Override
    public boolean judgesRows() {
        return false;
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        long[] valid = Cells.hashes(binding, column, values);
        int position = binding.schema().find(column);
        return context -> new Running(position, valid, context);
    }

    private static final class Running implements RunningTest {
        private final int position;
        private final long[] valid;
        private final PairCounts counts;
        private long evaluated;

        Running(int position, long[] valid, TestContext context) {
            this.position = position;
            this.valid = valid;
            this.counts = new PairCounts(context.memoryShare(), context.run()::spillDirectory);
        }

        @Override
        public void accept(Batch batch, FailingRows failing) throws IOException {
            Column column = batch.column(position);
            for (int row = 0; row < batch.rowCount(); row++) {
                if (!column.isNull(row)) {
                    evaluated++;
                    counts.add(ValueHash.of(column, row), 0, 1);
                }
            }
        }

        @Override
        public void merge(RunningTest other) {
            Running that = (Running) other;
            evaluated += that.evaluated;
            try {
                counts.merge(that.counts);
            } catch (IOException e) {
                throw CheckErrors.noSpace(e);
            }
        }

        @Override
        public Finding finding(Evidence evidence) throws IOException {
            if (evaluated == 0) {
                return new Finding.Nothing("there was no value to look at");
            }
            long[] most = {0, 0};
            counts.each((hash, none, count) -> {
                most[0] = Math.max(most[0], count);
                if (Arrays.binarySearch(valid, hash) < 0) {
                    most[1] = Math.max(most[1], count);
                }
            });
            double share = (double) most[0] / evaluated;
            String observed = "a value that occurs " + most[0] + (most[0] == 1 ? " time" : " times");
            return most[1] < most[0] ? Finding.met(observed, share) : Finding.missed(0, observed, share);
        }

        @Override
        public void close() throws IOException {
            counts.close();
        }
    }
}
