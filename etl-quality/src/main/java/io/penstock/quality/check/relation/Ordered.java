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
import io.penstock.schema.Type;
import io.penstock.spi.Description;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Values rise, or fall, from row to row. A row fails by the last row before it that has a value, whether that failed or not; nulls are not
 * looked at. Texts are compared by code points.
 *
 * @param direction which way
 * @param steps whether equal values may follow each other
 * @param column neither of truth values, bytes, lists nor structs
 */
public record Ordered(Direction direction, Steps steps, String column) implements CheckTest {
    /** Which way values go. */
    public enum Direction {
        INCREASING,
        DECREASING
    }

    /** Whether equal values may follow each other. */
    public enum Steps {
        /** They may. */
        OR_EQUAL,
        /** They may not. */
        STRICT
    }

    @Override
    public Description describe() {
        return Description.of(direction.name().toLowerCase(Locale.ROOT), column);
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public Dimension dimension() {
        return Dimension.CONSISTENCY;
    }

    @Override
    public String expectation() {
        String relation = direction == Direction.INCREASING ? "greater than" : "less than";
        return column + " is " + relation + (steps == Steps.STRICT ? "" : " or equal to") + " the value before";
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        int position = binding.column(column);
        if (position >= 0) {
            Type type = binding.schema().field(position).type();
            if (type.isNested() || type == Type.BINARY || type == Type.BOOLEAN) {
                binding.problems()
                        .add(CheckErrors.WRONG_TYPE, "column '" + column + "' of type " + type + " has no order");
            }
        }
        return context -> new Running(position, direction, steps);
    }

    private static final class Running implements RunningTest {
        private final int position;
        private final int sign;
        private final int least;
        private long evaluated;
        private long failed;
        private @Nullable Column first;
        private @Nullable Column last;

        Running(int position, Direction direction, Steps steps) {
            this.position = position;
            this.sign = direction == Direction.INCREASING ? 1 : -1;
            this.least = steps == Steps.STRICT ? 1 : 0;
        }

        private boolean isMet(Column before, int i, Column after, int j) {
            return sign * Integer.signum(Cells.compare(after, j, before, i)) >= least;
        }

        @Override
        public void accept(Batch batch, FailingRows failing) {
            Column column = batch.column(position);
            Column before = last;
            int at = 0;
            int newest = -1;
            for (int row = 0; row < batch.rowCount(); row++) {
                if (column.isNull(row)) {
                    continue;
                }
                evaluated++;
                if (before != null && !isMet(before, at, column, row)) {
                    failed++;
                    failing.add(row);
                }
                if (first == null) {
                    first = column.gather(new int[] {row}, 1);
                }
                before = column;
                at = row;
                newest = row;
            }
            if (newest >= 0) {
                last = column.gather(new int[] {newest}, 1);
            }
        }

        @Override
        public void merge(RunningTest other) {
            Running that = (Running) other;
            evaluated += that.evaluated;
            failed += that.failed;
            Column end = last;
            Column begin = that.first;
            if (end != null && begin != null && !isMet(end, 0, begin, 0)) {
                failed++;
            }
            first = first == null ? begin : first;
            last = that.last == null ? last : that.last;
        }

        @Override
        public Finding finding(Evidence evidence) {
            return Finding.rows(evaluated, failed);
        }
    }
}
