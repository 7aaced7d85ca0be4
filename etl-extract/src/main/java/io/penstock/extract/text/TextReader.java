package io.penstock.extract.text;

import io.penstock.data.TextColumn;
import io.penstock.data.Validity;

/** TEXT: the slices themselves, minus those that mean null. */
record TextReader(NullTokens nulls) implements ColumnReader {
    @Override
    public TextColumn read(TextSlices texts, int column, Misfits misfits) {
        if (nulls.isEmpty()) {
            return texts.column();
        }
        byte[] b = texts.bytes();
        int[] starts = texts.starts();
        int[] ends = texts.ends();
        int[] cut = null;
        long[] valid = null;
        for (int i = 0; i < texts.size(); i++) {
            if (nulls.matches(b, starts[i], ends[i]) && !texts.isQuoted(i)) {
                if (cut == null || valid == null) {
                    cut = ends.clone();
                    valid = Validity.allValidWords(texts.size());
                }
                cut[i] = starts[i];
                Validity.clear(valid, i);
            }
        }
        return cut == null || valid == null
                ? texts.column()
                : TextColumn.of(b, starts, cut, texts.size(), Validity.of(valid, texts.size()));
    }
}
