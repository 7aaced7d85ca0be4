package io.penstock.extract.text;

import io.penstock.data.DoubleColumn;
import io.penstock.data.Validity;

/** FLOAT64. */
record DoubleReader(NullTokens nulls) implements ColumnReader {
    @Override
    public DoubleColumn read(TextSlices texts, int column, Misfits misfits) {
        int size = texts.size();
        byte[] b = texts.bytes();
        double[] values = new double[size];
        long[] valid = Validity.allValidWords(size);
        for (int i = 0; i < size; i++) {
            int from = Spaces.skip(b, texts.starts()[i], texts.ends()[i]);
            int to = Spaces.cut(b, from, texts.ends()[i]);
            if (from == to || nulls.matches(b, from, to)) {
                Validity.clear(valid, i);
                continue;
            }
            double value = Numbers.float64(b, from, to);
            if (Double.isNaN(value) && !Numbers.isNotANumber(b, from, to)) {
                Validity.clear(valid, i);
                misfits.add(i, column);
            } else {
                values[i] = value;
            }
        }
        return DoubleColumn.of(values, size, Validity.of(valid, size));
    }
}
