package io.penstock.transform.text;

import io.penstock.data.TextColumn;
import io.penstock.transform.internal.Whitespace;
import io.penstock.transform.internal.text.TextKernel;
import io.penstock.transform.internal.text.TextRewrite;

/**
 * Runs of whitespace to one space.
 *
 * @param trims whether runs at the edges go altogether
 */
record CollapseKernel(boolean trims) implements TextKernel {
    @Override
    public TextColumn apply(TextColumn column) {
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        int size = column.size();
        int first = 0;
        while (first < size && isCollapsed(bytes, starts[first], ends[first])) {
            first++;
        }
        if (first == size) {
            return column;
        }
        TextRewrite out = TextRewrite.after(column, first);
        for (int i = first; i < size; i++) {
            byte[] to = out.room(ends[i] - starts[i]);
            out.end(collapse(bytes, starts[i], ends[i], to, out.used()));
        }
        return out.build();
    }

    private boolean isCollapsed(byte[] bytes, int from, int to) {
        boolean space = trims;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b > ' ') {
                space = false;
            } else if (b == ' ') {
                if (space) {
                    return false;
                }
                space = true;
            } else if (Whitespace.width(bytes, i, to) > 0) {
                return false;
            } else {
                space = false;
            }
        }
        return !(trims && space && from < to);
    }

    private int collapse(byte[] bytes, int from, int to, byte[] out, int at) {
        int used = at;
        boolean space = trims;
        int i = from;
        while (i < to) {
            byte b = bytes[i];
            int width = b > ' ' ? 0 : Whitespace.width(bytes, i, to);
            if (width == 0) {
                out[used++] = b;
                space = false;
                i++;
            } else {
                if (!space) {
                    out[used++] = ' ';
                    space = true;
                }
                i += width;
            }
        }
        return trims && space && used > at ? used - 1 : used;
    }
}
