package io.penstock.data;

import io.penstock.schema.Type;
import org.jspecify.annotations.Nullable;

/** {@code BOOLEAN} values, one array element each. A null position holds false. */
public final class BooleanColumn implements Column {
    private final boolean[] values;
    private final int size;
    private final Validity validity;

    private BooleanColumn(boolean[] values, int size, Validity validity) {
        this.values = values;
        this.size = size;
        this.validity = validity;
    }

    /** A column of {@code values[0..size)}; the array is handed over, not copied. */
    public static BooleanColumn of(boolean[] values, int size, Validity validity) {
        return new BooleanColumn(values, size, validity);
    }

    @Override
    public Type type() {
        return Type.BOOLEAN;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Validity validity() {
        return validity;
    }

    /** The values, at least {@link #size()} long; false where null. */
    public boolean[] values() {
        return values;
    }

    public boolean get(int i) {
        return values[i];
    }

    @Override
    public @Nullable Object value(int i) {
        return validity.isNull(i) ? null : (Object) values[i];
    }

    @Override
    public BooleanColumn gather(int[] rows, int count) {
        boolean[] chosen = new boolean[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = values[rows[i]];
        }
        return new BooleanColumn(chosen, count, validity.gather(rows, count));
    }

    @Override
    public long byteSize() {
        return size;
    }
}
