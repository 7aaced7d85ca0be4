package io.penstock.transform.internal.window;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Type;

/** Number of rows, or of rows with a value, in a running or moving frame. */
final class RowCounts implements SpanFunction {
    private final int argument;
    private final RowsFrame frame;
    private long carried;

    /** @param argument −1 to count every row */
    RowCounts(int argument, RowsFrame frame) {
        this.argument = argument;
        this.frame = frame;
    }

    @Override
    public Column compute(Span span) {
        long[] before = before(
                span,
                argument < 0
                        ? Validity.NO_NULLS
                        : span.values().column(argument).validity());
        long more = span.continues() && frame.kind() == RowsFrame.Kind.RUNNING ? carried : 0;
        long[] counts = new long[span.count()];
        for (int i = span.from(); i < span.to(); i++) {
            long given = span.starts()[i] <= span.from() ? more : 0;
            counts[i - span.from()] = given + before[span.end(i, frame)] - before[span.first(i, frame)];
        }
        carried = counts.length == 0 ? carried : counts[counts.length - 1];
        return LongColumn.of(Type.INT64, counts, counts.length, Validity.NO_NULLS);
    }

    /** How many values lie before each row of the stretch, and before its end. */
    static long[] before(Span span, Validity validity) {
        long[] before = new long[span.values().rowCount() + 1];
        for (int i = 0; i + 1 < before.length; i++) {
            before[i + 1] = before[i] + (validity.isValid(i) ? 1 : 0);
        }
        return before;
    }
}
