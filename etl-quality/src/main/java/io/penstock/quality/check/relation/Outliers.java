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
import io.penstock.quality.check.metric.Bounds;
import io.penstock.quality.check.spill.LongRecords;
import io.penstock.spi.Description;
import java.io.IOException;
import java.util.List;

/**
 * Values lie within so many standard deviations of the mean; both are those of the values that pass, the standard deviation that of a sample,
 * divided by n − 1. Exact: the values, 8 bytes each, are kept in memory and past it on disk, and looked at again when mean and deviation are known.
 * That is also why there are no sample rows. Nulls are not looked at; NaN and infinities fail and do not count for the mean. A single value, and equal
 * values, are no outliers.
 *
 * @param column of numbers, dates or times
 * @param z more than 0
 */
public record Outliers(String column, double z) implements CheckTest {
    /** Standard deviations by default. */
    public static final double DEFAULT_Z = 3;

    public Outliers {
        if (!(z > 0 && z < Double.POSITIVE_INFINITY)) {
            throw new PlanException(
                    Problem.of(CheckErrors.BAD_SETTING, "check outliers: z must be more than 0, not " + z));
        }
    }

    @Override
    public Description describe() {
        return Description.of("outliers", column);
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
        return column + " is within " + Bounds.shown(z) + " standard deviations of its mean";
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        int position = Cells.measured(binding, column);
        return context -> new Running(position, z, context);
    }

    private static final class Running implements RunningTest {
        private final int position;
        private final double z;
        private final LongRecords values;
        private final long[] record = new long[1];
        private double[] numbers = new double[0];
        private long finite;
        private long others;

        Running(int position, double z, TestContext context) {
            this.position = position;
            this.z = z;
            this.values = new LongRecords(1, context.memoryShare(), context.run()::spillDirectory);
        }

        @Override
        public void accept(Batch batch, FailingRows failing) throws IOException {
            Column column = batch.column(position);
            numbers = Cells.numbers(column, numbers);
            for (int row = 0; row < batch.rowCount(); row++) {
                boolean isNull = column.isNull(row);
                if (!isNull && !Double.isFinite(numbers[row])) {
                    others++;
                    failing.add(row);
                } else if (!isNull) {
                    finite++;
                    record[0] = Double.doubleToRawLongBits(numbers[row]);
                    values.add(record);
                }
            }
        }

        @Override
        public void merge(RunningTest other) {
            Running that = (Running) other;
            finite += that.finite;
            others += that.others;
            values.merge(that.values);
        }

        @Override
        public Finding finding(Evidence evidence) throws IOException {
            Spread spread = new Spread();
            values.each(each -> spread.add(Double.longBitsToDouble(each[0])));
            double mean = spread.mean;
            double farthest = z * Math.sqrt(spread.squares / Math.max(1, finite - 1));
            long[] outside = new long[1];
            values.each(each -> outside[0] += Math.abs(Double.longBitsToDouble(each[0]) - mean) > farthest ? 1 : 0);
            boolean judged = finite > 1 && spread.squares > 0;
            return Finding.rows(finite + others, others + (judged ? outside[0] : 0));
        }

        @Override
        public void close() throws IOException {
            values.close();
        }
    }

    /** Mean and sum of squares about it, by Welford, "Note on a method for calculating corrected sums of squares and products" (1962). */
    private static final class Spread {
        private long count;
        private double mean;
        private double squares;

        void add(double value) {
            count++;
            double distance = value - mean;
            mean += distance / count;
            squares += distance * (value - mean);
        }
    }
}
