package io.penstock.transform.text.replace;

import io.penstock.data.TextColumn;
import io.penstock.transform.internal.text.TextKernel;
import io.penstock.transform.internal.text.TextRewrite;

/** Replaces bytes by bytes, from left to right; UTF-8 never holds one character's bytes inside another's. */
final class LiteralKernel implements TextKernel {
    private final byte[] find;
    private final byte[] replacement;

    LiteralKernel(byte[] find, byte[] replacement) {
        this.find = find;
        this.replacement = replacement;
    }

    @Override
    public TextColumn apply(TextColumn column) {
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        int size = column.size();
        int first = 0;
        while (first < size && indexOf(bytes, starts[first], ends[first]) < 0) {
            first++;
        }
        if (first == size) {
            return column;
        }
        TextRewrite out = TextRewrite.after(column, first);
        for (int i = first; i < size; i++) {
            int hit = indexOf(bytes, starts[i], ends[i]);
            if (hit < 0) {
                out.keep(i);
            } else {
                replace(bytes, starts[i], ends[i], hit, out);
            }
        }
        return out.build();
    }

    private void replace(byte[] bytes, int from, int to, int firstHit, TextRewrite out) {
        int length = to - from;
        long most = length + (long) (length / find.length) * Math.max(0, replacement.length - find.length);
        byte[] target = out.room(Math.toIntExact(most));
        int used = out.used();
        int done = from;
        for (int hit = firstHit; hit >= 0; hit = indexOf(bytes, done, to)) {
            System.arraycopy(bytes, done, target, used, hit - done);
            used += hit - done;
            System.arraycopy(replacement, 0, target, used, replacement.length);
            used += replacement.length;
            done = hit + find.length;
        }
        System.arraycopy(bytes, done, target, used, to - done);
        out.end(used + to - done);
    }

    private int indexOf(byte[] bytes, int from, int to) {
        byte head = find[0];
        int last = to - find.length;
        for (int i = from; i <= last; i++) {
            if (bytes[i] == head && isAt(bytes, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isAt(byte[] bytes, int at) {
        for (int k = 1; k < find.length; k++) {
            if (bytes[at + k] != find[k]) {
                return false;
            }
        }
        return true;
    }
}
