package io.penstock.transform.validate.check;

import io.penstock.data.Column;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.validate.check.ColumnCheck.ValueRule;
import org.jspecify.annotations.Nullable;

/** An app's own test of the values of a column. */
public record CustomValueRule(String name, ValuePredicate predicate) implements ValueRule {
    @Override
    public @Nullable String refusal(Type type) {
        return null;
    }

    @Override
    public Bound bind(Type type, Problems problems) {
        return () -> this::test;
    }

    private void test(Column column, long[] failed) {
        synchronized (predicate) {
            for (int i = 0; i < column.size(); i++) {
                Object value = column.value(i);
                if (value != null && !passes(value)) {
                    RowBits.set(failed, i);
                }
            }
        }
    }

    private boolean passes(Object value) {
        try {
            return predicate.test(value);
        } catch (Exception e) {
            throw new TransformException(
                    Problem.of(
                                    TransformErrors.FUNCTION_FAILED,
                                    "rule " + name + " threw " + e.getClass().getName())
                            .next("The exception, with its own message, is the cause of this one."),
                    e);
        }
    }
}
