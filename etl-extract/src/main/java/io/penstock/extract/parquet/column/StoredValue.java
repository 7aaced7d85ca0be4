package io.penstock.extract.parquet.column;

import io.penstock.extract.parquet.page.Damage;
import io.penstock.extract.parquet.page.Physical;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Single values as the statistics of a file hold them. */
public final class StoredValue {
    private StoredValue() {}

    /**
     * A value in our unit: {@code Long} (also days and microseconds), {@code Double}, {@code BigDecimal}, {@code Boolean}, or the bytes
     * of a text; null for what has no order or cannot be read.
     *
     * @param plain the value in encoding PLAIN, without length
     */
    public static @Nullable Object of(Leaf leaf, byte[] plain) {
        try {
            int width = leaf.physical() == Physical.BOOLEAN ? 1 : leaf.width();
            return width >= 0 && plain.length != width ? null : read(leaf, plain);
        } catch (Damage | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static @Nullable Object read(Leaf leaf, byte[] plain) {
        ByteBuffer bytes = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        return switch (leaf.physical()) {
            case BOOLEAN -> plain[0] != 0;
            case INT32 -> ofLong(leaf, bytes.getInt(0));
            case INT64 -> ofLong(leaf, bytes.getLong(0));
            case FLOAT -> number(bytes.getFloat(0));
            case DOUBLE -> number(bytes.getDouble(0));
            case INT96 -> null;
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> ofBytes(leaf, plain);
        };
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static Object ofLong(Leaf leaf, long raw) {
        if (leaf.type() instanceof DecimalType decimal) {
            BigInteger unscaled = decimal.isCompact() ? BigInteger.valueOf(raw) : Conversions.toWide(leaf, raw);
            return new BigDecimal(unscaled, decimal.scale());
        }
        long[] one = {raw};
        Conversions.longs(leaf, one, 0, 1);
        return one[0];
    }

    private static @Nullable Object ofBytes(Leaf leaf, byte[] plain) {
        if (leaf.type() instanceof DecimalType decimal) {
            return new BigDecimal(Conversions.toWide(leaf, plain, 0, plain.length), decimal.scale());
        } else if (leaf.conversion() == Conversion.FLOAT16) {
            return number(Conversions.toDouble(plain, 0));
        } else if (leaf.conversion() == Conversion.UUID) {
            return Conversions.toText(leaf, plain, 0);
        }
        return leaf.type() == Type.TEXT && leaf.conversion() == Conversion.TEXT ? plain : null;
    }
}
