package io.penstock.data;

import io.penstock.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Values of one type, one per row, some of them null. Kernels switch once per column and batch on the kind, then work on
 * its arrays; {@link #value} is for people's code and messages.
 */
public sealed interface Column
        permits LongColumn,
                DoubleColumn,
                BooleanColumn,
                DecimalColumn,
                TextColumn,
                BinaryColumn,
                ListColumn,
                StructColumn {
    Type type();

    int size();

    Validity validity();

    default boolean isNull(int i) {
        return validity().isNull(i);
    }

    /**
     * The value as a Java object: {@code Boolean, Long, Double, BigDecimal, String, LocalDate, LocalTime, Instant, byte[],
     * List<Object>, Map<String, Object>}; null where the position is null. Allocates: not for hot paths.
     */
    @Nullable
    Object value(int i);

    /** A column of the values at {@code rows[0..count)}, in that order, repeats allowed; bytes are shared, not copied. */
    Column gather(int[] rows, int count);

    /** About how much memory the values take, in bytes; shared bytes are counted by the slices that are used. */
    long byteSize();
}
