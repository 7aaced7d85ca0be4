package io.penstock.transform.internal.window;

import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.transform.internal.sort.Interleave;
import io.penstock.transform.internal.sort.KeyEncoder;
import io.penstock.transform.internal.sort.RowKeys;
import org.jspecify.annotations.Nullable;

/**
 * Least or greatest value of a running or moving frame, of any type, nulls left out. Moving frames take constant time a row: the
 * best from both ends of blocks as long as the frame (van Herk 1992; Gil, Werman 1993).
 */
final class Extremes implements SpanFunction {
    private static final int NONE = -1;

    private final int argument;
    private final boolean greatest;
    private final RowsFrame frame;
    private final KeyEncoder encoder = KeyEncoder.ofGroups(new int[] {0});
    private @Nullable Column best;
    private byte[] bestKey = new byte[0];

    Extremes(int argument, boolean greatest, RowsFrame frame) {
        this.argument = argument;
        this.greatest = greatest;
        this.frame = frame;
    }

    @Override
    public Column compute(Span span) {
        Column values = span.values().column(argument);
        RowKeys keys = encoder.encode(values);
        return frame.kind() == RowsFrame.Kind.MOVING ? moving(span, values, keys) : running(span, values, keys);
    }

    private Column running(Span span, Column values, RowKeys keys) {
        int[] rows = new int[span.count()];
        Column carried = span.continues() ? best : null;
        ColumnBuilder none = ColumnBuilder.of(values.type(), 1);
        none.appendNull();
        Column before = carried == null ? none.build() : carried;
        int winner = NONE;
        boolean hasCarried = carried != null;
        for (int i = span.from(); i < span.to(); i++) {
            if (i > span.from() && span.starts()[i] == i) {
                winner = NONE;
                hasCarried = false;
            }
            if (!values.isNull(i)) {
                if (winner != NONE) {
                    winner = better(keys, i, winner) ? i : winner;
                } else if (!hasCarried || beats(keys.compare(i, bestKey))) {
                    winner = i;
                }
            }
            rows[i - span.from()] = winner != NONE || hasCarried ? winner : NONE - 1;
        }
        Column nothing = Offsets.gather(values, new int[] {NONE});
        int[] sources = new int[rows.length];
        int[] places = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            sources[i] = rows[i] >= 0 ? 0 : rows[i] == NONE ? 1 : 2;
            places[i] = Math.max(0, rows[i]);
        }
        if (winner != NONE) {
            best = Offsets.gather(values, new int[] {winner});
            bestKey = keys.copy(winner);
        } else if (!hasCarried) {
            best = null;
        }
        return Interleave.of(new Column[] {values, before, nothing}, sources, places, rows.length);
    }

    private boolean better(RowKeys keys, int row, int other) {
        return beats(keys.compare(row, keys, other));
    }

    private boolean beats(int order) {
        return greatest ? order > 0 : order < 0;
    }

    private Column moving(Span span, Column values, RowKeys keys) {
        int size = values.size();
        int[] fromStart = new int[size];
        int[] fromEnd = new int[size];
        int block = (int) Math.min(size, (long) frame.before() + frame.after() + 1);
        for (int i = 0; i < size; i++) {
            boolean begins = span.starts()[i] == i || (i - span.starts()[i]) % block == 0;
            fromStart[i] = best(values, keys, begins ? NONE : fromStart[i - 1], i);
        }
        for (int i = size - 1; i >= 0; i--) {
            boolean ends = span.ends()[i] == i + 1 || (i + 1 - span.starts()[i]) % block == 0;
            fromEnd[i] = best(values, keys, ends ? NONE : fromEnd[i + 1], i);
        }
        int[] rows = new int[span.count()];
        for (int i = span.from(); i < span.to(); i++) {
            int first = span.first(i, frame);
            int last = span.end(i, frame) - 1;
            int at = first - span.starts()[i];
            boolean oneBlock = at / block == (last - span.starts()[i]) / block;
            if (oneBlock) {
                rows[i - span.from()] = at % block == 0 ? fromStart[last] : fromEnd[first];
            } else {
                int left = fromEnd[first];
                int right = fromStart[last];
                boolean takeRight = left == NONE || (right != NONE && better(keys, right, left));
                rows[i - span.from()] = takeRight ? right : left;
            }
        }
        return Offsets.gather(values, rows);
    }

    private int best(Column values, RowKeys keys, int before, int row) {
        if (values.isNull(row)) {
            return before;
        }
        return before == NONE || better(keys, row, before) ? row : before;
    }
}
