package io.penstock.transform.internal.window;

import io.penstock.expr.BoundExpr;
import io.penstock.schema.Field;
import io.penstock.schema.Type;
import io.penstock.transform.internal.group.BoundMeasure;
import io.penstock.transform.internal.group.MeasureFunction;
import org.jspecify.annotations.Nullable;

/**
 * A window column that fits its input.
 *
 * @param field the column it becomes
 * @param function what is computed
 * @param measure of {@link WindowFunction#MEASURE}, and of any column that sees its whole partition
 * @param argument the values of a column that does not see its whole partition; null for none
 * @param number of {@code ntile}, {@code lag} and {@code lead}
 * @param frame the rows it sees
 */
public record BoundColumn(
        Field field,
        WindowFunction function,
        @Nullable BoundMeasure measure,
        @Nullable BoundExpr argument,
        int number,
        RowsFrame frame) {

    /** Whether its value is one for the whole partition. */
    boolean isWhole() {
        return measure != null && frame.kind() == RowsFrame.Kind.WHOLE;
    }

    int before() {
        return function == WindowFunction.LAG ? number : frame.before();
    }

    int after() {
        return function == WindowFunction.LEAD ? number : frame.after();
    }

    /**
     * What computes it from stretches.
     *
     * @param at where its argument stands among the values; −1 for none
     */
    SpanFunction open(int at) {
        if (function != WindowFunction.MEASURE || measure == null) {
            Offsets.Which which = switch (function) {
                case LAG -> Offsets.Which.BEFORE;
                case LEAD -> Offsets.Which.BEHIND;
                case FIRST_VALUE -> Offsets.Which.FRAME_FIRST;
                default -> Offsets.Which.FRAME_LAST;
            };
            return new Offsets(at, which, number, frame);
        }
        MeasureFunction function = measure.measure().function();
        Type type = field.type();
        return switch (function) {
            case COUNT -> new RowCounts(at, frame);
            case MIN -> new Extremes(at, false, frame);
            case MAX -> new Extremes(at, true, frame);
            default ->
                measure.argumentType() == Type.FLOAT64
                        ? new DoubleSums(at, frame, function == MeasureFunction.AVG)
                        : new ExactSums(at, frame, type, field.name());
        };
    }
}
