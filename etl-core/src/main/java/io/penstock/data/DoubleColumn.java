package io.penstock.data;

import io.penstock.schema.Type;
import org.jspecify.annotations.Nullable;

/** {@code FLOAT64} values. A null position holds 0. NaN and the infinities are values, not nulls. */
public final class DoubleColumn implements Column {
    private final double[] values;
    private final int size;
    private final Validity validity;

    private DoubleColumn(double[] values, int size, Validity validity) {
        this.values = values;
        this.size = size;
        this.validity = validity;
    }

    /** A column of {@code values[0..size)}; the array is handed over, not copied. */
    public static DoubleColumn of(double[] values, int size, Validity validity) {
        return new DoubleColumn(values, size, validity);
    }

    @Override
    public Type type() {
        return Type.FLOAT64;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Validity validity() {
        return validity;
    }

    /** The values, at least {@link #size()} long; 0 where null. */
    public double[] values() {
        return values;
    }

    public double get(int i) {
        return values[i];
    }

    @Override
    public @Nullable Object value(int i) {
        return validity.isNull(i) ? null : (Object) values[i];
    }

    @Override
    public DoubleColumn gather(int[] rows, int count) {
        double[] chosen = new double[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = values[rows[i]];
        }
        return new DoubleColumn(chosen, count, validity.gather(rows, count));
    }

    @Override
    public long byteSize() {
        return 8L * size;
    }
}
