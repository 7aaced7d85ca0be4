package io.penstock.transform.parse;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Type;
import java.util.List;

/** Runs the readers of a 64-bit type over a column, each over the rows that those before it could not read. */
record LongColumnReader(Type type, List<LongReader> readers) implements ColumnReader {
    @Override
    public Column read(TextColumn column, long[] failed) {
        int size = column.size();
        Validity validity = column.validity();
        for (int w = 0; w < failed.length; w++) {
            failed[w] = validity.word(w);
        }
        if ((size & 63) != 0) {
            failed[size >>> 6] &= (1L << size) - 1;
        }
        long[] values = new long[size];
        for (LongReader reader : readers) {
            reader.read(column, values, failed);
        }
        return LongColumn.of(type, values, size, without(validity, failed, size));
    }

    /** The validity with the failed rows null too. */
    static Validity without(Validity validity, long[] failed, int size) {
        long any = 0;
        for (long word : failed) {
            any |= word;
        }
        if (any == 0) {
            return validity;
        }
        long[] words = validity.copyWords(size);
        for (int w = 0; w < words.length; w++) {
            words[w] &= ~failed[w];
        }
        return Validity.of(words, size);
    }
}
