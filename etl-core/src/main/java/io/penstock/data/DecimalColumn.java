package io.penstock.data;

import io.penstock.schema.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code DECIMAL} values of 19 to 38 digits as unscaled integers; smaller decimals are {@link LongColumn}s. Rare enough to
 * be objects. A null position holds null.
 */
public final class DecimalColumn implements Column {
    private final DecimalType type;
    private final @Nullable BigInteger[] unscaled;
    private final int size;
    private final Validity validity;

    private DecimalColumn(DecimalType type, @Nullable BigInteger[] unscaled, int size, Validity validity) {
        this.type = type;
        this.unscaled = unscaled;
        this.size = size;
        this.validity = validity;
    }

    /** A column of {@code unscaled[0..size)}, null elements being null values; the array is handed over, not copied. */
    public static DecimalColumn of(DecimalType type, @Nullable BigInteger[] unscaled, int size) {
        if (type.isCompact()) {
            throw new IllegalArgumentException(type + " belongs in a LongColumn");
        }
        long[] words = Validity.allValidWords(size);
        for (int i = 0; i < size; i++) {
            if (unscaled[i] == null) {
                Validity.clear(words, i);
            }
        }
        return new DecimalColumn(type, unscaled, size, Validity.of(words, size));
    }

    @Override
    public DecimalType type() {
        return type;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Validity validity() {
        return validity;
    }

    public @Nullable BigInteger unscaled(int i) {
        return unscaled[i];
    }

    @Override
    public @Nullable Object value(int i) {
        BigInteger v = unscaled[i];
        return v == null ? null : new BigDecimal(v, type.scale());
    }

    @Override
    public DecimalColumn gather(int[] rows, int count) {
        @Nullable BigInteger[] chosen = new BigInteger[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = unscaled[rows[i]];
        }
        return new DecimalColumn(type, chosen, count, validity.gather(rows, count));
    }

    @Override
    public long byteSize() {
        return 56L * size;
    }
}
