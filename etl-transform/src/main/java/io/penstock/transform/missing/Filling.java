package io.penstock.transform.missing;

import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.TextColumnBuilder;
import io.penstock.data.Validity;
import java.util.Arrays;

/** Makes columns in which nulls have got a value. */
final class Filling {
    /** Leaves a row as it is. */
    static final int KEEP = -1;

    private Filling() {}

    /**
     * The column with some rows taken from another.
     *
     * @param fills of the same type
     * @param from for each row the row of {@code fills} to take, or {@link #KEEP}
     */
    static Column fill(Column column, Column fills, int[] from) {
        if (column instanceof LongColumn longs) {
            return longs(longs, (LongColumn) fills, from);
        } else if (column instanceof DoubleColumn doubles) {
            return doubles(doubles, (DoubleColumn) fills, from);
        } else if (column instanceof TextColumn texts) {
            return texts(texts, (TextColumn) fills, from);
        }
        ColumnBuilder builder = ColumnBuilder.of(column.type(), column.size());
        for (int i = 0; i < column.size(); i++) {
            builder.append(from[i] == KEEP ? column.value(i) : fills.value(from[i]));
        }
        return builder.build();
    }

    private static Column longs(LongColumn column, LongColumn fills, int[] from) {
        long[] values = Arrays.copyOf(column.values(), column.size());
        for (int i = 0; i < values.length; i++) {
            if (from[i] != KEEP) {
                values[i] = fills.get(from[i]);
            }
        }
        return LongColumn.of(column.type(), values, values.length, validity(column, fills, from));
    }

    private static Column doubles(DoubleColumn column, DoubleColumn fills, int[] from) {
        double[] values = Arrays.copyOf(column.values(), column.size());
        for (int i = 0; i < values.length; i++) {
            if (from[i] != KEEP) {
                values[i] = fills.get(from[i]);
            }
        }
        return DoubleColumn.of(values, values.length, validity(column, fills, from));
    }

    private static Validity validity(Column column, Column fills, int[] from) {
        long[] words = column.validity().copyWords(column.size());
        for (int i = 0; i < column.size(); i++) {
            if (from[i] != KEEP && !fills.isNull(from[i])) {
                words[i >>> 6] |= 1L << i;
            }
        }
        return Validity.of(words, column.size());
    }

    private static Column texts(TextColumn column, TextColumn fills, int[] from) {
        TextColumnBuilder builder = new TextColumnBuilder(column.size());
        for (int i = 0; i < column.size(); i++) {
            TextColumn source = from[i] == KEEP ? column : fills;
            int row = from[i] == KEEP ? i : from[i];
            if (source.isNull(row)) {
                builder.appendNull();
            } else {
                builder.appendBytes(source.bytes(), source.starts()[row], source.ends()[row]);
            }
        }
        return builder.build();
    }
}
