package io.penstock.transform.text;

import io.penstock.data.TextColumn;
import io.penstock.transform.internal.text.TextKernel;
import io.penstock.transform.internal.text.TextRewrite;
import io.penstock.transform.internal.text.Utf8;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Unicode normal forms by the JDK. ASCII is in every form, and whatever lies below U+0300 is in NFC (Unicode Annex 15, 'quick
 * check'): such texts are only looked at.
 */
record NormalizeKernel(Form form) implements TextKernel {
    /** The first byte of U+0300 and of everything above it is at least this. */
    private static final byte FIRST_MARK = (byte) 0xCC;

    @Override
    public TextColumn apply(TextColumn column) {
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        int size = column.size();
        int first = 0;
        while (first < size
                && (isSurely(bytes, starts[first], ends[first])
                        || Normalizer.isNormalized(column.string(first), form))) {
            first++;
        }
        if (first == size) {
            return column;
        }
        TextRewrite out = TextRewrite.after(column, first);
        for (int i = first; i < size; i++) {
            if (isSurely(bytes, starts[i], ends[i])) {
                out.keep(i);
            } else {
                out.append(Normalizer.normalize(column.string(i), form));
            }
        }
        return out.build();
    }

    private boolean isSurely(byte[] bytes, int from, int to) {
        return Utf8.isAscii(bytes, from, to) || (form == Form.NFC && isLatin(bytes, from, to));
    }

    private static boolean isLatin(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0 && bytes[i] >= FIRST_MARK) {
                return false;
            }
        }
        return true;
    }
}
