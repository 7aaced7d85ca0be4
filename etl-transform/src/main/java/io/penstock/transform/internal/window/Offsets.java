package io.penstock.transform.internal.window;

import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.transform.internal.sort.Interleave;

/** The value of another row: so many before or behind, or the first or last of the frame. Null where there is none. */
final class Offsets implements SpanFunction {
    private final int argument;
    private final Which which;
    private final int distance;
    private final RowsFrame frame;

    /** Which row. */
    enum Which {
        BEFORE,
        BEHIND,
        FRAME_FIRST,
        FRAME_LAST
    }

    Offsets(int argument, Which which, int distance, RowsFrame frame) {
        this.argument = argument;
        this.which = which;
        this.distance = distance;
        this.frame = frame;
    }

    @Override
    public Column compute(Span span) {
        int[] rows = new int[span.count()];
        for (int i = span.from(); i < span.to(); i++) {
            rows[i - span.from()] = switch (which) {
                case BEFORE -> i - distance >= span.starts()[i] ? i - distance : -1;
                case BEHIND -> (long) i + distance < span.ends()[i] ? i + distance : -1;
                case FRAME_FIRST -> span.first(i, frame);
                case FRAME_LAST -> span.end(i, frame) - 1;
            };
        }
        return gather(span.values().column(argument), rows);
    }

    /** The values at these rows, null at −1. */
    static Column gather(Column values, int[] rows) {
        ColumnBuilder none = ColumnBuilder.of(values.type(), 1);
        none.appendNull();
        return gather(new Column[] {values, none.build()}, rows);
    }

    /** The values at these rows of the first column, at −1 the first of the second. */
    static Column gather(Column[] columns, int[] rows) {
        int[] sources = new int[rows.length];
        int[] places = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            sources[i] = rows[i] < 0 ? 1 : 0;
            places[i] = Math.max(0, rows[i]);
        }
        return Interleave.of(columns, sources, places, rows.length);
    }
}
