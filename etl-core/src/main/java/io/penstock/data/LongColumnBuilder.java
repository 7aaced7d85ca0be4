package io.penstock.data;

import io.penstock.schema.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes a {@link LongColumn}. */
public final class LongColumnBuilder implements ColumnBuilder {
    private final Type type;
    private long[] values;
    private long[] valid;
    private int size;

    public LongColumnBuilder(Type type, int expectedRows) {
        this.type = type;
        this.values = new long[Math.max(16, expectedRows)];
        this.valid = new long[Validity.wordsFor(values.length)];
    }

    @Override
    public int size() {
        return size;
    }

    /** Appends a value in the column's own unit: days, microseconds, unscaled digits. */
    public void appendLong(long value) {
        grow();
        values[size] = value;
        valid[size >>> 6] |= 1L << size;
        size++;
    }

    @Override
    public void appendNull() {
        grow();
        size++;
    }

    @Override
    public void append(@Nullable Object value) {
        if (value == null) {
            appendNull();
        } else {
            appendLong(Values.toLong(type, value));
        }
    }

    @Override
    public LongColumn build() {
        LongColumn column = LongColumn.of(type, values, size, Validity.of(valid, size));
        values = new long[Math.max(16, size)];
        valid = new long[Validity.wordsFor(values.length)];
        size = 0;
        return column;
    }

    private void grow() {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            valid = Arrays.copyOf(valid, Validity.wordsFor(values.length));
        }
    }
}
