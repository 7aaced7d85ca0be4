package io.penstock.transform.text;

import io.penstock.data.TextColumn;
import io.penstock.transform.internal.text.TextKernel;
import io.penstock.transform.internal.text.TextRewrite;
import io.penstock.transform.internal.text.Utf8;

/** Fills up to a width in code points, each time with one code point. */
final class PadKernel implements TextKernel {
    private final PadSide side;
    private final int width;
    private final byte[] filling;

    PadKernel(PadSide side, int width, byte[] filling) {
        this.side = side;
        this.width = width;
        this.filling = filling;
    }

    @Override
    public TextColumn apply(TextColumn column) {
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        int size = column.size();
        int first = 0;
        while (first < size && missing(column, first) <= 0) {
            first++;
        }
        if (first == size) {
            return column;
        }
        TextRewrite out = TextRewrite.after(column, first);
        for (int i = first; i < size; i++) {
            int missing = missing(column, i);
            if (missing <= 0) {
                out.keep(i);
                continue;
            }
            int left = side == PadSide.LEFT ? missing : side == PadSide.RIGHT ? 0 : missing / 2;
            int length = ends[i] - starts[i];
            byte[] to = out.room(length + missing * filling.length);
            int at = fill(to, out.used(), left);
            System.arraycopy(bytes, starts[i], to, at, length);
            out.end(fill(to, at + length, missing - left));
        }
        return out.build();
    }

    private int missing(TextColumn column, int i) {
        return column.isNull(i) ? 0 : width - Utf8.count(column.bytes(), column.starts()[i], column.ends()[i]);
    }

    private int fill(byte[] out, int at, int times) {
        int used = at;
        for (int t = 0; t < times; t++) {
            for (byte b : filling) {
                out[used++] = b;
            }
        }
        return used;
    }
}
