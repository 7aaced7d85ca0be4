package io.penstock.quality.profile.json;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Values of the data in JSON: numbers and booleans as they are, dates and times as ISO text, bytes as {@code 0x…}; NaN and infinities as text.
 */
public final class JsonValues {
    private JsonValues() {}

    /** A value as JSON can hold it. */
    public static Serializable write(Serializable value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            return number.toString();
        } else if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value.toString();
    }

    /**
     * The value of a column of this type.
     *
     * @throws RuntimeException of any kind when it is none
     */
    static Serializable read(Type type, Object stored) {
        String text = stored.toString();
        if (type == Type.INT64) {
            return new BigDecimal(text).longValueExact();
        } else if (type == Type.FLOAT64) {
            return Double.parseDouble(text);
        } else if (type instanceof DecimalType decimal) {
            return new BigDecimal(text).setScale(decimal.scale(), RoundingMode.HALF_EVEN);
        } else if (type == Type.BOOLEAN) {
            return Boolean.parseBoolean(text);
        } else if (type == Type.DATE) {
            return LocalDate.parse(text);
        } else if (type == Type.TIME) {
            return LocalTime.parse(text);
        } else if (type == Type.TIMESTAMP) {
            return Instant.parse(text);
        }
        return text;
    }
}
