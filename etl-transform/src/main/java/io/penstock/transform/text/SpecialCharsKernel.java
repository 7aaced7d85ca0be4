package io.penstock.transform.text;

import io.penstock.data.TextColumn;
import io.penstock.transform.internal.Whitespace;
import io.penstock.transform.internal.text.TextKernel;
import io.penstock.transform.internal.text.TextRewrite;
import io.penstock.transform.internal.text.Utf8;
import java.util.Arrays;

/** Takes characters out. ASCII by a table; other code points by their category. */
final class SpecialCharsKernel implements TextKernel {
    private final boolean[] ascii;
    private final int[] others;
    private final Alphabet alphabet;
    private final byte[] replacement;

    /** @param keep code points that are not special, sorted */
    SpecialCharsKernel(Alphabet alphabet, int[] keep, byte[] replacement) {
        this.alphabet = alphabet;
        this.others = keep;
        this.replacement = replacement;
        this.ascii = new boolean[128];
        for (int c = 0; c < 128; c++) {
            ascii[c] =
                    Character.isLetterOrDigit(c) || Whitespace.isAscii((byte) c) || Arrays.binarySearch(keep, c) >= 0;
        }
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
        int most = Math.max(1, replacement.length);
        for (int i = first; i < size; i++) {
            byte[] to = out.room(Math.multiplyExact(ends[i] - starts[i], most));
            out.end(remove(bytes, starts[i], ends[i], to, out.used()));
        }
        return out.build();
    }

    private boolean isPlain(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            byte b = bytes[i];
            if (b >= 0) {
                if (!ascii[b]) {
                    return false;
                }
                i++;
            } else {
                if (isSpecial(Utf8.codePoint(bytes, i))) {
                    return false;
                }
                i += Utf8.width(b);
            }
        }
        return true;
    }

    private int remove(byte[] bytes, int from, int to, byte[] out, int at) {
        int used = at;
        int i = from;
        while (i < to) {
            byte b = bytes[i];
            int width = Utf8.width(b);
            if (b >= 0 ? !ascii[b] : isSpecial(Utf8.codePoint(bytes, i))) {
                for (byte r : replacement) {
                    out[used++] = r;
                }
            } else {
                for (int k = 0; k < width; k++) {
                    out[used++] = bytes[i + k];
                }
            }
            i += width;
        }
        return used;
    }

    private boolean isSpecial(int codePoint) {
        boolean word = alphabet == Alphabet.UNICODE && (Character.isLetterOrDigit(codePoint) || Utf8.isMark(codePoint));
        return !word && !Whitespace.is(codePoint) && Arrays.binarySearch(others, codePoint) < 0;
    }
}
