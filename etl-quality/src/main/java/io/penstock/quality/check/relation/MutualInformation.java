package io.penstock.quality.check.relation;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.RunningTest;
import io.penstock.quality.check.TestBinding;
import io.penstock.quality.check.TestContext;
import io.penstock.quality.check.metric.Bounds;
import io.penstock.quality.check.spill.PairCounts;
import io.penstock.quality.distinct.ValueHash;
import io.penstock.spi.Description;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much one column tells about another, in bits, must lie between bounds: Σ p(x,y) log₂ (p(x,y) / (p(x) p(y))) over the pairs that occur (Cover
 * and Thomas, "Elements of Information Theory", 2.28). 0 where they have nothing to do with each other. For categories: with more than
 * {@link #MOST_PAIRS} different pairs, or more than fit into the check's memory, it is not evaluated. Rows with a null are not looked at.
 *
 * @param left a column
 * @param right another
 * @param bounds in bits
 */
public record MutualInformation(String left, String right, Bounds bounds) implements CheckTest {
    public static final int MOST_PAIRS = 100_000;

    public MutualInformation {
        bounds.required("mutual_information");
    }

    @Override
    public Description describe() {
        return Description.of("mutual_information", left + ", " + right);
    }

    @Override
    public List<String> columns() {
        return List.of(left, right);
    }

    @Override
    public Dimension dimension() {
        return Dimension.CONSISTENCY;
    }

    @Override
    public String expectation() {
        return "the mutual information of " + left + " and " + right + " is " + bounds.words() + " bits";
    }

    @Override
    public boolean judgesRows() {
        return false;
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        int x = binding.column(left);
        int y = binding.column(right);
        return context -> new Running(x, y, bounds, context);
    }

    private static final class Running implements RunningTest {
        private final int left;
        private final int right;
        private final Bounds bounds;
        private final PairCounts pairs;
        private long evaluated;
        private boolean tooMany;

        Running(int left, int right, Bounds bounds, TestContext context) {
            this.left = left;
            this.right = right;
            this.bounds = bounds;
            this.pairs = new PairCounts(context.memoryShare(), context.run()::spillDirectory);
        }

        @Override
        public void accept(Batch batch, FailingRows failing) throws IOException {
            Column x = batch.column(left);
            Column y = batch.column(right);
            for (int row = 0; row < batch.rowCount() && !tooMany; row++) {
                if (!x.isNull(row) && !y.isNull(row)) {
                    evaluated++;
                    pairs.add(ValueHash.of(x, row), ValueHash.of(y, row), 1);
                    tooMany = isPast();
                }
            }
        }

        private boolean isPast() {
            return pairs.size() > MOST_PAIRS || pairs.isOnDisk();
        }

        @Override
        public void merge(RunningTest other) {
            Running that = (Running) other;
            tooMany |= that.tooMany;
            if (tooMany) {
                return;
            }
            evaluated += that.evaluated;
            try {
                pairs.merge(that.pairs);
            } catch (IOException e) {
                throw CheckErrors.noSpace(e);
            }
            tooMany = isPast();
        }

        @Override
        public Finding finding(Evidence evidence) throws IOException {
            if (tooMany) {
                return new Finding.Nothing("there were too many different pairs of values");
            } else if (evaluated == 0) {
                return new Finding.Nothing("there was no row with both values");
            }
            Map<Long, Long> xs = new HashMap<>();
            Map<Long, Long> ys = new HashMap<>();
            double[] joint = new double[1];
            pairs.each((x, y, count) -> {
                xs.merge(x, count, Long::sum);
                ys.merge(y, count, Long::sum);
                joint[0] += surprise(count);
            });
            double bits = xs.values().stream().mapToDouble(this::surprise).sum()
                    + ys.values().stream().mapToDouble(this::surprise).sum()
                    - joint[0];
            return bounds.judge(Math.max(0, bits));
        }

        private double surprise(long count) {
            double share = (double) count / evaluated;
            return -share * Math.log(share) / Math.log(2);
        }

        @Override
        public void close() throws IOException {
            pairs.close();
        }
    }
}
