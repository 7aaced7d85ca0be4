package io.penstock.transform.internal.group;

import io.penstock.expr.BoundExpr;
import io.penstock.schema.Field;
import io.penstock.schema.Type;
import io.penstock.spi.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * A measure that fits its input.
 *
 * @param measure what it was made of
 * @param argument the values; null for {@code count()}
 * @param where the rows that count; null for all
 * @param argumentType the values' type
 * @param type the result's type
 */
public record BoundMeasure(
        Measure measure,
        @Nullable BoundExpr argument,
        @Nullable BoundExpr where,
        Type argumentType,
        Type type) {
    /** The column it becomes; counts are never null. */
    public Field field() {
        return switch (measure.function()) {
            case COUNT, COUNT_IF, COUNT_DISTINCT -> Field.required(measure.name(), type);
            default -> Field.of(measure.name(), type);
        };
    }

    /** Whether it keeps its values to sort them. */
    public boolean sorts() {
        return measure.function().sorts();
    }

    /**
     * Its state, empty.
     *
     * @param budget bytes that a measure which {@link #sorts} may hold
     */
    public Accumulator open(StepContext context, long budget) {
        MeasureFunction function = measure.function();
        return switch (function) {
            case COUNT -> new Counts(false);
            case COUNT_IF -> new Counts(true);
            case SUM, AVG ->
                argumentType == Type.FLOAT64
                        ? new DoubleSum(function == MeasureFunction.AVG)
                        : new ExactSum(argumentType, type, measure.name());
            case MIN -> new Chosen(type, Chosen.Rule.LEAST);
            case MAX -> new Chosen(type, Chosen.Rule.GREATEST);
            case FIRST -> new Chosen(type, Chosen.Rule.FIRST);
            case LAST -> new Chosen(type, Chosen.Rule.LAST);
            case ANY -> new Chosen(type, Chosen.Rule.ANY);
            case STDDEV -> new Moments(true, true);
            case STDDEV_POP -> new Moments(false, true);
            case VARIANCE -> new Moments(true, false);
            case VARIANCE_POP -> new Moments(false, false);
            default -> new SortedValues(argumentType, type, groupResult(function), context, budget);
        };
    }

    private GroupResult groupResult(MeasureFunction function) {
        return switch (function) {
            case COUNT_DISTINCT -> new ValueRuns(false);
            case MODE -> new ValueRuns(true);
            case STRING_AGG -> new Collected(measure.separator());
            case LIST -> new Collected(null);
            default -> new Quantile(measure.share(), argumentType.isNumeric());
        };
    }
}
