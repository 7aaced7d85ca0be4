package io.penstock.extract.text;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Validity;

/** BOOLEAN: {@code true} and {@code false} in any case, {@code 1} and {@code 0}. */
record BooleanReader(NullTokens nulls) implements ColumnReader {
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    @Override
    public BooleanColumn read(TextSlices texts, int column, Misfits misfits) {
        int size = texts.size();
        byte[] b = texts.bytes();
        boolean[] values = new boolean[size];
        long[] valid = Validity.allValidWords(size);
        for (int i = 0; i < size; i++) {
            int from = Spaces.skip(b, texts.starts()[i], texts.ends()[i]);
            int to = Spaces.cut(b, from, texts.ends()[i]);
            if (from == to || nulls.matches(b, from, to)) {
                Validity.clear(valid, i);
            } else if (is(b, from, to, TRUE) || (to - from == 1 && b[from] == '1')) {
                values[i] = true;
            } else if (!is(b, from, to, FALSE) && !(to - from == 1 && b[from] == '0')) {
                Validity.clear(valid, i);
                misfits.add(i, column);
            }
        }
        return BooleanColumn.of(values, size, Validity.of(valid, size));
    }

    static boolean isWord(byte[] b, int from, int to) {
        return is(b, from, to, TRUE) || is(b, from, to, FALSE);
    }

    private static boolean is(byte[] b, int from, int to, byte[] word) {
        if (to - from != word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if ((b[from + i] | 0x20) != word[i]) {
                return false;
            }
        }
        return true;
    }
}
