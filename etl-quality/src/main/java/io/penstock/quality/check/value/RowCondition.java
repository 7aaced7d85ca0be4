package io.penstock.quality.check.value;

import io.penstock.data.Batch;
import io.penstock.data.BooleanColumn;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.NullPolicy;
import io.penstock.quality.check.RunningTest;
import io.penstock.quality.check.TestBinding;
import io.penstock.schema.Type;
import io.penstock.spi.Description;
import java.util.List;
import java.util.Objects;

/**
 * A SQL condition that every row should meet. A row for which it is null (some value is) is not looked at, or fails: {@link NullPolicy}.
 *
 * @param type the check's type in JSON
 * @param columns that the condition is about
 * @param condition an expression of type BOOLEAN
 * @param clause what is expected, as people say it
 * @param dimension counted into the score of this dimension
 * @param nulls what becomes of rows for which the condition is null
 */
public record RowCondition(
        String type, List<String> columns, String condition, String clause, Dimension dimension, NullPolicy nulls)
        implements CheckTest {
    public RowCondition {
        columns = List.copyOf(columns);
    }

    /** The same with another rule for nulls. */
    public RowCondition nulls(NullPolicy policy) {
        return new RowCondition(type, columns, condition, clause, dimension, policy);
    }

    @Override
    public Description describe() {
        return Description.of(type, columns.isEmpty() ? condition : String.join(", ", columns));
    }

    @Override
    public String expectation() {
        return clause;
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        boolean known = true;
        for (String column : columns) {
            known &= binding.column(column) >= 0;
        }
        BoundExpr bound = known ? Expr.parse(condition).bind(binding.schema(), binding.problems()::add) : null;
        if (bound != null && bound.type() != Type.BOOLEAN) {
            binding.problems()
                    .add(CheckErrors.WRONG_TYPE, "needs a condition, but '" + condition + "' is " + bound.type());
        }
        return context -> new Running(Objects.requireNonNull(bound), nulls);
    }

    private static final class Running implements RunningTest {
        private final BoundExpr condition;
        private final NullPolicy nulls;
        private long evaluated;
        private long failed;

        Running(BoundExpr condition, NullPolicy nulls) {
            this.condition = condition;
            this.nulls = nulls;
        }

        @Override
        public void accept(Batch batch, FailingRows failing) {
            BooleanColumn met = (BooleanColumn) condition.evaluate(batch);
            boolean[] values = met.values();
            int rows = batch.rowCount();
            int skipped = 0;
            int bad = 0;
            boolean hasNulls = met.validity().hasNulls();
            for (int i = 0; i < rows; i++) {
                if (values[i]) {
                    continue;
                }
                if (hasNulls && met.isNull(i) && nulls == NullPolicy.IGNORE) {
                    skipped++;
                } else {
                    bad++;
                    failing.add(i);
                }
            }
            evaluated += rows - skipped;
            failed += bad;
        }

        @Override
        public void merge(RunningTest other) {
            Running that = (Running) other;
            evaluated += that.evaluated;
            failed += that.failed;
        }

        @Override
        public Finding finding(Evidence evidence) {
            return Finding.rows(evaluated, failed);
        }
    }
}
