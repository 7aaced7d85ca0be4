package io.penstock.transform.text.html;

import io.penstock.data.TextColumn;
import io.penstock.transform.internal.text.TextKernel;
import io.penstock.transform.internal.text.TextRewrite;

/** Texts without {@code <} and {@code &} are only looked at. One thread. */
final class HtmlKernel implements TextKernel {
    private final HtmlText text;

    HtmlKernel(Breaks breaks) {
        this.text = new HtmlText(breaks);
    }

    @Override
    public TextColumn apply(TextColumn column) {
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        int size = column.size();
        int first = 0;
        while (first < size && isPlain(bytes, starts[first], ends[first])) {
            first++;
        }
        if (first == size) {
            return column;
        }
        TextRewrite out = TextRewrite.after(column, first);
        for (int i = first; i < size; i++) {
            if (isPlain(bytes, starts[i], ends[i])) {
                out.keep(i);
            } else {
                text.strip(bytes, starts[i], ends[i]);
                out.append(text.bytes(), 0, text.length());
            }
        }
        return out.build();
    }

    private static boolean isPlain(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '<' || bytes[i] == '&') {
                return false;
            }
        }
        return true;
    }
}
