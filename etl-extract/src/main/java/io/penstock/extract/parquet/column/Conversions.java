package io.penstock.extract.parquet.column;

import io.penstock.extract.parquet.page.Damage;
import io.penstock.extract.parquet.page.ParquetErrors;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Stored values to ours, one at a time or in place. */
final class Conversions {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long EPOCH_AS_JULIAN_DAY = 2_440_588;
    private static final BigInteger UNSIGNED = BigInteger.ONE.shiftLeft(64);

    private Conversions() {}

    /** In place, for conversions from 64-bit values to 64-bit values. */
    static void longs(Leaf leaf, long[] values, int from, int to) {
        switch (leaf.conversion()) {
            case UNSIGNED_INT -> {
                for (int i = from; i < to; i++) {
                    values[i] &= 0xffffffffL;
                }
            }
            case TIMESTAMP_MILLIS -> {
                for (int i = from; i < to; i++) {
                    values[i] = micros(values[i]);
                }
            }
            case TIMESTAMP_NANOS -> fromNanos(leaf, values, from, to);
            case TIME_MILLIS -> {
                for (int i = from; i < to; i++) {
                    values[i] = timeOfDay(micros(values[i]));
                }
            }
            case TIME_MICROS -> {
                for (int i = from; i < to; i++) {
                    timeOfDay(values[i]);
                }
            }
            case TIME_NANOS -> {
                fromNanos(leaf, values, from, to);
                for (int i = from; i < to; i++) {
                    timeOfDay(values[i]);
                }
            }
            case DECIMAL -> {
                long limit = limit(leaf.type());
                for (int i = from; i < to; i++) {
                    if (values[i] >= limit || values[i] <= -limit) {
                        throw tooLong(leaf.type());
                    }
                }
            }
            default -> {}
        }
    }

    private static long micros(long millis) {
        long micros = millis * 1000;
        if (micros / 1000 != millis) {
            throw new Damage(ParquetErrors.VALUE, "a TIMESTAMP beyond the years that microseconds can count");
        }
        return micros;
    }

    private static long timeOfDay(long micros) {
        if (micros < 0 || micros >= MICROS_PER_DAY) {
            throw new Damage(ParquetErrors.VALUE, "a TIME outside of the day");
        }
        return micros;
    }

    private static void fromNanos(Leaf leaf, long[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = fromNanos(leaf, values[i]);
        }
    }

    private static long fromNanos(Leaf leaf, long nanos) {
        long micros = Math.floorDiv(nanos, 1000);
        if (leaf.nanos() == Nanos.FAIL && micros * 1000 != nanos) {
            throw new Damage(
                    ParquetErrors.VALUE, "a time finer than a microsecond; set nanos to truncate to cut it off");
        }
        return micros;
    }

    private static long limit(Type type) {
        long limit = 1;
        for (int d = 0; d < ((DecimalType) type).precision(); d++) {
            limit *= 10;
        }
        return limit;
    }

    private static Damage tooLong(Type type) {
        return new Damage(ParquetErrors.VALUE, "a number of more digits than its type " + type);
    }

    /** Conversions from byte strings to 64 bits. */
    static long toLong(Leaf leaf, byte[] b, int from, int to) {
        if (leaf.conversion() == Conversion.INT96) {
            ByteBuffer value = ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN);
            long days = value.getInt(from + 8) - EPOCH_AS_JULIAN_DAY;
            // Days of 32 bits in microseconds fit 64 bits.
            return days * MICROS_PER_DAY + fromNanos(leaf, value.getLong(from));
        }
        long value = from == to ? 0 : b[from] >> 7;
        for (int i = from; i < to; i++) {
            if (value != (value << 8) >> 8) {
                throw tooLong(leaf.type());
            }
            value = (value << 8) | (b[i] & 255);
        }
        return value;
    }

    static BigInteger toWide(Leaf leaf, byte[] b, int from, int to) {
        return checked(leaf, from == to ? BigInteger.ZERO : new BigInteger(b, from, to - from));
    }

    static BigInteger toWide(Leaf leaf, long value) {
        BigInteger wide = BigInteger.valueOf(value);
        return leaf.conversion() == Conversion.UNSIGNED_LONG && value < 0 ? wide.add(UNSIGNED) : checked(leaf, wide);
    }

    private static BigInteger checked(Leaf leaf, BigInteger value) {
        if (value.bitLength() > 127
                || value.abs().compareTo(BigInteger.TEN.pow(((DecimalType) leaf.type()).precision())) >= 0) {
            throw tooLong(leaf.type());
        }
        return value;
    }

    /** IEEE 754 half precision. */
    static double toDouble(byte[] b, int from) {
        int half = (b[from] & 255) | ((b[from + 1] & 255) << 8);
        int exponent = (half >>> 10) & 31;
        int fraction = half & 1023;
        double magnitude;
        if (exponent == 31) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = fraction * 0x1p-24;
        } else {
            magnitude = (1024 + fraction) * Math.pow(2, exponent - 25);
        }
        return half >>> 15 == 0 ? magnitude : -magnitude;
    }

    static byte[] toText(Leaf leaf, byte[] b, int from) {
        if (leaf.conversion() == Conversion.UUID) {
            ByteBuffer value = ByteBuffer.wrap(b);
            return new UUID(value.getLong(from), value.getLong(from + 8))
                    .toString()
                    .getBytes(StandardCharsets.US_ASCII);
        }
        ByteBuffer value = ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN);
        long millis = value.getInt(from + 8) & 0xffffffffL;
        return ("P" + (value.getInt(from) & 0xffffffffL) + "M" + (value.getInt(from + 4) & 0xffffffffL) + "DT"
                        + millis / 1000 + (millis % 1000 == 0 ? "" : String.format(".%03d", millis % 1000)) + "S")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
