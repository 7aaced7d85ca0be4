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
import io.penstock.quality.distinct.ValueHash;
import io.penstock.spi.Description;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The set of a column's values equals another, contains it, or is contained in it. Nulls are not looked at. The score is the share of expected
 * values found where one is missing, times the share of rows with expected values where others do not belong.
 *
 * @param column whose values
 * @param rule how the sets must agree
 * @param values texts, numbers or others as JSON has them
 */
public record DistinctSet(String column, Rule rule, List<?> values) implements CheckTest {
    /** How the values found and those expected must agree. */
    public enum Rule {
        /** All of them and no others. */
        EQUALS,
        /** All of them, and any others. */
        CONTAINS,
        /** No others. */
        CONTAINED_IN
    }

    public DistinctSet {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new PlanException(Problem.of(CheckErrors.BAD_SETTING, "check distinct_set needs at least one value"));
        }
    }

    @Override
    public Description describe() {
        return Description.of("distinct_set", column);
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public Dimension dimension() {
        return Dimension.VALIDITY;
    }

    @Override
    public String expectation() {
        String verb = switch (rule) {
            case EQUALS -> "equal";
            case CONTAINS -> "contain";
            case CONTAINED_IN -> "are in";
        };
        return "the values of " + column + " " + verb + " a set of " + values.size();
    }

    @Override
    public boolean judgesRows() {
        return false;
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        long[] expected = Cells.hashes(binding, column, values);
        int position = binding.schema().find(column);
        return context -> new Running(position, rule, expected);
    }

    private static final class Running implements RunningTest {
        private final int position;
        private final Rule rule;
        private final long[] expected;
        private final BitSet seen = new BitSet();
        private long evaluated;
        private long others;

        Running(int position, Rule rule, long[] expected) {
            this.position = position;
            this.rule = rule;
            this.expected = expected;
        }

        @Override
        public void accept(Batch batch, FailingRows failing) {
            Column column = batch.column(position);
            for (int row = 0; row < batch.rowCount(); row++) {
                if (column.isNull(row)) {
                    continue;
                }
                evaluated++;
                int found = Arrays.binarySearch(expected, ValueHash.of(column, row));
                if (found >= 0) {
                    seen.set(found);
                } else {
                    others++;
                }
            }
        }

        @Override
        public void merge(RunningTest other) {
            Running that = (Running) other;
            seen.or(that.seen);
            evaluated += that.evaluated;
            others += that.others;
        }

        @Override
        public Finding finding(Evidence evidence) {
            if (evaluated == 0) {
                return new Finding.Nothing("there was no value to look at");
            }
            int found = seen.cardinality();
            boolean missing = rule != Rule.CONTAINED_IN && found < expected.length;
            boolean more = rule != Rule.CONTAINS && others > 0;
            double score = (missing ? (double) found / expected.length : 1)
                    * (more ? (double) (evaluated - others) / evaluated : 1);
            String observed = found + " of " + expected.length + " values, other values in " + others + " of "
                    + evaluated + " rows";
            return missing || more ? Finding.missed(score, observed, null) : Finding.met(observed, null);
        }
    }
}
