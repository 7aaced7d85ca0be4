package io.penstock.transform.enrich.mask;

import io.penstock.data.TextColumn;
import io.penstock.transform.internal.text.TextKernel;
import io.penstock.transform.internal.text.TextRewrite;
import io.penstock.transform.internal.text.Utf8;
import java.nio.charset.StandardCharsets;

/** Hides code points. A text that would stay readable as a whole is hidden as a whole. */
final class HidingKernel implements TextKernel {
    private final int first;
    private final int last;
    private final byte[] character;
    private final boolean keepsDomain;

    HidingKernel(int first, int last, String character, boolean keepsDomain) {
        this.first = first;
        this.last = last;
        this.character = character.getBytes(StandardCharsets.UTF_8);
        this.keepsDomain = keepsDomain;
    }

    @Override
    public TextColumn apply(TextColumn column) {
        byte[] bytes = column.bytes();
        TextRewrite out = TextRewrite.after(column, 0);
        for (int i = 0; i < column.size(); i++) {
            int from = column.starts()[i];
            int to = column.ends()[i];
            int end = keepsDomain ? domain(bytes, from, to) : to;
            int count = Utf8.count(bytes, from, end);
            boolean whole = count <= first + last;
            int hiddenFrom = whole ? from : Utf8.skip(bytes, from, end, first);
            int hiddenTo = whole ? end : Utf8.skip(bytes, from, end, count - last);
            int hidden = whole ? count : count - first - last;
            byte[] target = out.room(to - from + hidden * character.length);
            int used = copy(bytes, from, hiddenFrom, target, out.used());
            for (int h = 0; h < hidden; h++) {
                used = copy(character, 0, character.length, target, used);
            }
            out.end(copy(bytes, hiddenTo, to, target, used));
        }
        return out.build();
    }

    /** Where the last {@code @} stands; the end of the text when there is none. */
    private static int domain(byte[] bytes, int from, int to) {
        for (int i = to - 1; i > from; i--) {
            if (bytes[i] == '@') {
                return i;
            }
        }
        return to;
    }

    private static int copy(byte[] bytes, int from, int to, byte[] out, int at) {
        System.arraycopy(bytes, from, out, at, to - from);
        return at + to - from;
    }
}
