package io.penstock.transform.text;

import io.penstock.data.TextColumn;
import io.penstock.transform.internal.text.TextKernel;
import io.penstock.transform.internal.text.TextRewrite;
import io.penstock.transform.internal.text.Utf8;

/**
 * Cuts at a length in code points. Without an ellipsis only the ends of slices move.
 */
final class TruncateKernel implements TextKernel {
    /** The most code points, the ellipsis included. */
    private final int length;
    /** The most code points of a text that is cut. */
    private final int kept;

    private final byte[] ellipsis;

    TruncateKernel(int length, int kept, byte[] ellipsis) {
        this.length = length;
        this.kept = kept;
        this.ellipsis = ellipsis;
    }

    @Override
    public TextColumn apply(TextColumn column) {
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        int size = column.size();
        int first = 0;
        while (first < size && fits(bytes, starts[first], ends[first])) {
            first++;
        }
        if (first == size) {
            return column;
        }
        return ellipsis.length == 0 ? shortened(column, first) : marked(column, first);
    }

    private TextColumn shortened(TextColumn column, int first) {
        int[] starts = column.starts();
        int[] ends = column.ends().clone();
        for (int i = first; i < column.size(); i++) {
            if (!fits(column.bytes(), starts[i], ends[i])) {
                ends[i] = cut(column.bytes(), starts[i], ends[i]);
            }
        }
        return TextColumn.of(column.bytes(), starts, ends, column.size(), column.validity());
    }

    private TextColumn marked(TextColumn column, int first) {
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        TextRewrite out = TextRewrite.after(column, first);
        for (int i = first; i < column.size(); i++) {
            if (fits(bytes, starts[i], ends[i])) {
                out.keep(i);
                continue;
            }
            int stays = cut(bytes, starts[i], ends[i]) - starts[i];
            byte[] to = out.room(stays + ellipsis.length);
            System.arraycopy(bytes, starts[i], to, out.used(), stays);
            System.arraycopy(ellipsis, 0, to, out.used() + stays, ellipsis.length);
            out.end(out.used() + stays + ellipsis.length);
        }
        return out.build();
    }

    private boolean fits(byte[] bytes, int from, int to) {
        return to - from <= length || Utf8.count(bytes, from, to) <= length;
    }

    private int cut(byte[] bytes, int from, int to) {
        int at = Utf8.skip(bytes, from, to, kept);
        while (!Utf8.isBoundary(bytes, from, to, at)) {
            at = Utf8.previous(bytes, from, at);
        }
        return at;
    }
}
