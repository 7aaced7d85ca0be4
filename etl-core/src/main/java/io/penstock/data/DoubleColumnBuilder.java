package io.penstock.data;

import io.penstock.schema.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes a {@link DoubleColumn}. */
public final class DoubleColumnBuilder implements ColumnBuilder {
    private double[] values;
    private long[] valid;
    private int size;

    public DoubleColumnBuilder(int expectedRows) {
        this.values = new double[Math.max(16, expectedRows)];
        this.valid = new long[Validity.wordsFor(values.length)];
    }

    @Override
    public int size() {
        return size;
    }

    public void appendDouble(double value) {
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
        } else if (value instanceof Number number) {
            appendDouble(number.doubleValue());
        } else {
            throw Values.unfit(Type.FLOAT64, value);
        }
    }

    @Override
    public DoubleColumn build() {
        DoubleColumn column = DoubleColumn.of(values, size, Validity.of(valid, size));
        values = new double[Math.max(16, size)];
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
