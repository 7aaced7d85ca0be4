package io.penstock.extract.text;

import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;

/** The types whose values are 64 bits: INT64, DECIMAL up to 18 digits, DATE, TIME, TIMESTAMP. */
record LongReader(Type type, NullTokens nulls, DateFormats dates) implements ColumnReader {
    @Override
    public LongColumn read(TextSlices texts, int column, Misfits misfits) {
        int size = texts.size();
        byte[] b = texts.bytes();
        int[] starts = texts.starts();
        int[] ends = texts.ends();
        long[] values = new long[size];
        long[] valid = Validity.allValidWords(size);
        for (int i = 0; i < size; i++) {
            int from = Spaces.skip(b, starts[i], ends[i]);
            int to = Spaces.cut(b, from, ends[i]);
            if (from == to || nulls.matches(b, from, to)) {
                Validity.clear(valid, i);
                continue;
            }
            long value = value(b, from, to);
            if (value == Numbers.NONE && !(type == Type.INT64 && Numbers.isLeastInt64(b, from, to))) {
                Validity.clear(valid, i);
                misfits.add(i, column);
            } else {
                values[i] = value;
            }
        }
        return LongColumn.of(type, values, size, Validity.of(valid, size));
    }

    private long value(byte[] b, int from, int to) {
        if (type == Type.INT64) {
            return Numbers.int64(b, from, to);
        } else if (type instanceof DecimalType decimal) {
            return Numbers.decimal(b, from, to, decimal.precision(), decimal.scale());
        } else if (type == Type.DATE) {
            return dates.date(b, from, to);
        } else if (type == Type.TIME) {
            return IsoTimes.time(b, from, to);
        }
        return IsoTimes.timestamp(b, from, to);
    }
}
