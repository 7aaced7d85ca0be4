package io.penstock.load.sqlite;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.load.text.AsciiNumbers;
import io.penstock.schema.DecimalType;

/**
 * Integers, booleans, doubles and decimals of up to 15 digits, with SQLite's affinity rules applied as its {@code
 * applyAffinity} and {@code OP_MakeRecord} do: NaN is NULL; a double equal to an integer becomes one in an INTEGER or
 * NUMERIC column, and is stored as one in a REAL column when that takes at most six bytes.
 */
final class NumberEncoder extends CellEncoder {
    private static final int DOUBLE = 7;
    private static final long SIX_BYTES = (1L << 47) - 1;

    /** Bytes of a serial type's body. */
    private static final int[] SIZES = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};

    /** Serial type by the number of significant bits. */
    private static final byte[] SERIALS = new byte[65];

    static {
        for (int bits = 0; bits < SERIALS.length; bits++) {
            SERIALS[bits] =
                    (byte) (bits <= 7 ? 1 : bits <= 15 ? 2 : bits <= 23 ? 3 : bits <= 31 ? 4 : bits <= 47 ? 5 : 6);
        }
    }

    private final Affinity affinity;
    private final byte[] serials = new byte[BLOCK];
    private final long[] bits = new long[BLOCK];

    NumberEncoder(Affinity affinity) {
        this.affinity = affinity;
    }

    @Override
    void measure(Column column, int from, int count, int[] head, int[] body) {
        if (column instanceof LongColumn longs) {
            if (longs.type() instanceof DecimalType decimal) {
                decimals(longs.values(), decimal.scale(), from, count);
            } else {
                integers(longs.values(), from, count);
            }
        } else if (column instanceof BooleanColumn flags) {
            boolean[] values = flags.values();
            for (int i = 0; i < count; i++) {
                serials[i] = (byte) (values[from + i] ? 9 : 8);
            }
        } else if (column instanceof DoubleColumn doubles) {
            double[] values = doubles.values();
            for (int i = 0; i < count; i++) {
                real(values[from + i], i);
            }
        } else {
            throw new IllegalArgumentException(column.type() + " is not a number");
        }
        nulls(column.validity(), from, count);
        for (int i = 0; i < count; i++) {
            head[i]++;
            body[i] += SIZES[serials[i]];
        }
    }

    private void integers(long[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            long value = values[from + i];
            int serial = serial(value);
            if (serial == 6 && affinity == Affinity.REAL) {
                serials[i] = DOUBLE;
                bits[i] = Double.doubleToRawLongBits((double) value);
            } else {
                serials[i] = (byte) serial;
                bits[i] = value;
            }
        }
    }

    private void decimals(long[] values, int scale, int from, int count) {
        double power = AsciiNumbers.power(scale);
        for (int i = 0; i < count; i++) {
            // Both are below 2^53, so the quotient is the double nearest to the decimal.
            real(values[from + i] / power, i);
        }
    }

    private void real(double value, int i) {
        if (affinity != Affinity.BLOB) {
            long integer = (long) value;
            if (integer == value && isInteger(integer)) {
                serials[i] = (byte) serial(integer);
                bits[i] = integer;
                return;
            }
        }
        serials[i] = Double.isNaN(value) ? (byte) 0 : DOUBLE;
        bits[i] = Double.doubleToRawLongBits(value);
    }

    private boolean isInteger(long value) {
        return affinity == Affinity.REAL
                ? (value < 0 ? ~value : value) <= SIX_BYTES
                : value != Long.MIN_VALUE && value != Long.MAX_VALUE;
    }

    private void nulls(Validity validity, int from, int count) {
        if (validity.hasNulls()) {
            for (int i = 0; i < count; i++) {
                if (validity.isNull(from + i)) {
                    serials[i] = 0;
                }
            }
        }
    }

    private static int serial(long value) {
        if ((value & 1) == value) {
            return (int) (8 + value);
        }
        return SERIALS[64 - Long.numberOfLeadingZeros(value < 0 ? ~value : value)];
    }

    @Override
    void write(int first, int last, byte[] out, int[] headAt, int[] bodyAt, int[] ends) {
        for (int i = first; i < last; i++) {
            int serial = serials[i];
            out[headAt[i]++] = (byte) serial;
            int size = SIZES[serial];
            if (size != 0) {
                int to = bodyAt[i];
                bodyAt[i] = to + size;
                long value = bits[i];
                if (to + 8 <= ends[i]) {
                    BIG_ENDIAN.set(out, to, value << (64 - 8 * size));
                } else {
                    for (int k = to + size - 1; k >= to; k--) {
                        out[k] = (byte) value;
                        value >>= 8;
                    }
                }
            }
        }
    }
}
