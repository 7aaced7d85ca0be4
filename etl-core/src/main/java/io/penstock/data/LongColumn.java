package io.penstock.data;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Values that fit 64 bits: {@code INT64}; {@code DATE} as days since 1970-01-01; {@code TIME} as microseconds of the day;
 * {@code TIMESTAMP} as microseconds since 1970-01-01T00:00Z; {@code DECIMAL} of at most 18 digits as its unscaled value.
 * A null position holds 0.
 */
public final class LongColumn implements Column {
    private final Type type;
    private final long[] values;
    private final int size;
    private final Validity validity;

    private LongColumn(Type type, long[] values, int size, Validity validity) {
        this.type = type;
        this.values = values;
        this.size = size;
        this.validity = validity;
    }

    /**
     * A column of {@code values[0..size)}; the array is handed over, not copied.
     *
     * @throws IllegalArgumentException when the type's values are not 64-bit
     */
    public static LongColumn of(Type type, long[] values, int size, Validity validity) {
        boolean fits = type == Type.INT64
                || type == Type.DATE
                || type == Type.TIME
                || type == Type.TIMESTAMP
                || (type instanceof DecimalType decimal && decimal.isCompact());
        if (!fits) {
            throw new IllegalArgumentException(type + " does not fit 64 bits");
        }
        return new LongColumn(type, values, size, validity);
    }

    public static LongColumn int64(long... values) {
        return new LongColumn(Type.INT64, values, values.length, Validity.NO_NULLS);
    }

    @Override
    public Type type() {
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

    /** The values, at least {@link #size()} long; 0 where null. */
    public long[] values() {
        return values;
    }

    public long get(int i) {
        return values[i];
    }

    @Override
    public @Nullable Object value(int i) {
        if (validity.isNull(i)) {
            return null;
        }
        long v = values[i];
        if (type == Type.INT64) {
            return v;
        } else if (type == Type.DATE) {
            return LocalDate.ofEpochDay(v);
        } else if (type == Type.TIME) {
            return LocalTime.ofNanoOfDay(v * 1000);
        } else if (type == Type.TIMESTAMP) {
            return Instant.EPOCH.plus(v, ChronoUnit.MICROS);
        }
        return BigDecimal.valueOf(v, ((DecimalType) type).scale());
    }

    @Override
    public LongColumn gather(int[] rows, int count) {
        long[] chosen = new long[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = values[rows[i]];
        }
        return new LongColumn(type, chosen, count, validity.gather(rows, count));
    }

    @Override
    public long byteSize() {
        return 8L * size;
    }
}
