package io.penstock.quality.check.relation;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.RunningTest;
import io.penstock.quality.check.TestBinding;
import io.penstock.quality.check.metric.Bounds;
import io.penstock.spi.Description;
import java.util.List;

/**
 * Pearson's coefficient of correlation of two columns must lie between bounds. Rows in which one is null, NaN or infinite are not looked at; two
 * rows at least are needed, and columns that are not constant.
 *
 * @param left a column of numbers, dates or times
 * @param right another
 * @param bounds within −1 and 1
 */
public record Correlation(String left, String right, Bounds bounds) implements CheckTest {
    public Correlation {
        bounds.required("correlation");
    }

    @Override
    public Description describe() {
        return Description.of("correlation", left + ", " + right);
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
        return "the correlation of " + left + " and " + right + " is " + bounds.words();
    }

    @Override
    public boolean judgesRows() {
        return false;
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        int x = Cells.measured(binding, left);
        int y = Cells.measured(binding, right);
        return context -> new Running(x, y, bounds);
    }

    private static final class Running implements RunningTest {
        private final int left;
        private final int right;
        private final Bounds bounds;
        private final CoMoments moments = new CoMoments();
        private double[] xs = new double[0];
        private double[] ys = new double[0];

        Running(int left, int right, Bounds bounds) {
            this.left = left;
            this.right = right;
            this.bounds = bounds;
        }

        @Override
        public void accept(Batch batch, FailingRows failing) {
            Column x = batch.column(left);
            Column y = batch.column(right);
            xs = Cells.numbers(x, xs);
            ys = Cells.numbers(y, ys);
            for (int row = 0; row < batch.rowCount(); row++) {
                if (!x.isNull(row) && !y.isNull(row) && Double.isFinite(xs[row]) && Double.isFinite(ys[row])) {
                    moments.add(xs[row], ys[row]);
                }
            }
        }

        @Override
        public void merge(RunningTest other) {
            moments.merge(((Running) other).moments);
        }

        @Override
        public Finding finding(Evidence evidence) {
            if (moments.count() < 2) {
                return new Finding.Nothing("there were fewer than two rows with both values");
            }
            double r = moments.correlation();
            return Double.isNaN(r) ? new Finding.Nothing("a column is constant") : bounds.judge(r);
        }
    }
}
