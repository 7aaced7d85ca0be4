package io.penstock.quality.profile.count;

import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.quality.sketch.KeyOrder;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.io.Serializable;
import java.util.Objects;

/**
 * What the keys of a column of numbers, dates or times stand for.
 *
 * @param type of the column
 * @param order {@link KeyOrder#DOUBLE} for {@code FLOAT64}
 * @param scale digits after the point that a key has no point for
 */
public record KeyValues(Type type, KeyOrder order, int scale) implements Serializable {
    public static KeyValues of(Type type) {
        return new KeyValues(
                type,
                type == Type.FLOAT64 ? KeyOrder.DOUBLE : KeyOrder.WHOLE,
                type instanceof DecimalType decimal ? decimal.scale() : 0);
    }

    /** The value as its Java type. */
    public Serializable value(long key) {
        if (order == KeyOrder.DOUBLE) {
            return order.number(key);
        }
        Object value =
                LongColumn.of(type, new long[] {key}, 1, Validity.NO_NULLS).value(0);
        return (Serializable) Objects.requireNonNull(value);
    }

    /** Where the value lies on the number line. */
    double position(long key) {
        return scale == 0 ? order.number(key) : order.number(key) / Math.pow(10, scale);
    }

    /** Whether the key has a place in the order: not NaN. */
    boolean hasPlace(long key) {
        return order == KeyOrder.WHOLE || !Double.isNaN(order.number(key));
    }
}
