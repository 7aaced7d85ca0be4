package io.penstock.extract.database.sqlite;

import io.penstock.data.BinaryColumn;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.extract.database.sql.MisfitList;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Columns from rows of an image, a column at a time. A value of a storage class that its column's type does not expect is
 * taken when nothing is lost, and is a misfit otherwise. One thread.
 */
final class ImageColumns {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /** Of eight bytes, by serial type. */
    private static final int[] UNUSED_BITS = {64, 56, 48, 40, 32, 16, 0, 0};

    private static final long EXACT_DOUBLE = 1L << 53;
    private static final int EXACT_POWERS = 15;
    private static final double[] POWERS = new double[EXACT_POWERS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private final ImageRows rows;
    private final MisfitList misfits;

    ImageColumns(ImageRows rows, MisfitList misfits) {
        this.rows = rows;
        this.misfits = misfits;
    }

    /**
     * One column.
     *
     * @param position of the column in the schema, for misfits
     * @param stored of the column in the image
     */
    Column read(Type type, int position, int stored) {
        if (type == Type.TEXT) {
            return new TextCells(rows, misfits).read(position, stored);
        } else if (type == Type.INT64) {
            return int64(position, stored);
        } else if (type == Type.FLOAT64) {
            return float64(position, stored);
        } else if (type == Type.BOOLEAN) {
            return flags(position, stored);
        } else if (type == Type.BINARY) {
            return binary(position, stored);
        } else if (type instanceof DecimalType decimal) {
            return decimal.isCompact() ? decimal(decimal, position, stored) : wide(decimal, position, stored);
        }
        return new TextCells(rows, misfits).parsed(type, position, stored);
    }

    private LongColumn int64(int position, int stored) {
        int[] serials = rows.serials(stored);
        int[] starts = rows.starts(stored);
        byte[] b = rows.bytes();
        int count = rows.rows();
        long[] values = new long[count];
        long[] valid = Validity.allValidWords(count);
        for (int i = 0; i < count; i++) {
            int serial = serials[i];
            if (isInteger(serial)) {
                values[i] = integer(b, starts[i], serial);
            } else {
                Object value = serial == 0 ? null : exact(i, stored);
                BigDecimal number = value instanceof BigDecimal decimal ? decimal : null;
                if (number != null && isLong(number)) {
                    values[i] = number.longValueExact();
                } else {
                    miss(valid, i, position, stored);
                }
            }
        }
        return LongColumn.of(Type.INT64, values, count, Validity.of(valid, count));
    }

    private static boolean isLong(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() <= 0
                && bare.precision() - bare.scale() <= 19
                && bare.toBigInteger().bitLength() < 64;
    }

    private DoubleColumn float64(int position, int stored) {
        int[] serials = rows.serials(stored);
        int[] starts = rows.starts(stored);
        byte[] b = rows.bytes();
        int count = rows.rows();
        double[] values = new double[count];
        long[] valid = Validity.allValidWords(count);
        for (int i = 0; i < count; i++) {
            int serial = serials[i];
            if (serial == 7) {
                values[i] = real(b, starts[i]);
                continue;
            }
            long whole = isInteger(serial) ? integer(b, starts[i], serial) : 0;
            if (isInteger(serial) && (Math.abs(whole) <= EXACT_DOUBLE || isExactDouble(whole))) {
                values[i] = whole;
            } else if (serial >= 13 && (serial & 1) == 1) {
                Double parsed = parsedDouble(rows, i, stored);
                if (parsed == null) {
                    miss(valid, i, position, stored);
                } else {
                    values[i] = parsed;
                }
            } else {
                miss(valid, i, position, stored);
            }
        }
        return DoubleColumn.of(values, count, Validity.of(valid, count));
    }

    private static boolean isExactDouble(long whole) {
        return (double) whole < 0x1p63 && (long) (double) whole == whole;
    }

    private static @Nullable Double parsedDouble(ImageRows rows, int row, int stored) {
        String text = CellText.of(rows, row, stored).strip();
        try {
            return text.isEmpty()
                            || (Character.isLetter(text.charAt(text.length() - 1))
                                    && !text.matches("[+-]?(NaN|Infinity)"))
                    ? null
                    : Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private BooleanColumn flags(int position, int stored) {
        int[] serials = rows.serials(stored);
        int[] starts = rows.starts(stored);
        int count = rows.rows();
        boolean[] values = new boolean[count];
        long[] valid = Validity.allValidWords(count);
        for (int i = 0; i < count; i++) {
            int serial = serials[i];
            long value = isInteger(serial) ? integer(rows.bytes(), starts[i], serial) : -1;
            if (value == 0 || value == 1) {
                values[i] = value == 1;
            } else if (serial == 7 && (real(rows.bytes(), starts[i]) == 0 || real(rows.bytes(), starts[i]) == 1)) {
                values[i] = real(rows.bytes(), starts[i]) == 1;
            } else {
                String text = serial >= 13 && (serial & 1) == 1 ? CellText.of(rows, i, stored) : "";
                values[i] = text.equalsIgnoreCase("true");
                if (!values[i] && !text.equalsIgnoreCase("false")) {
                    miss(valid, i, position, stored);
                }
            }
        }
        return BooleanColumn.of(values, count, Validity.of(valid, count));
    }

    private BinaryColumn binary(int position, int stored) {
        int[] serials = rows.serials(stored);
        int[] starts = rows.starts(stored).clone();
        int[] ends = new int[starts.length];
        int count = rows.rows();
        long[] valid = Validity.allValidWords(count);
        for (int i = 0; i < count; i++) {
            int serial = serials[i];
            if (serial >= 12 && (serial & 1) == 0) {
                ends[i] = starts[i] + ImageRows.length(serial);
            } else {
                miss(valid, i, position, stored);
                ends[i] = starts[i];
            }
        }
        return BinaryColumn.of(rows.bytes(), starts, ends, count, Validity.of(valid, count));
    }

    /** Decimals of at most 15 digits are exact in a double: the nearest to the unscaled value, if dividing gives it back. */
    private LongColumn decimal(DecimalType type, int position, int stored) {
        int[] serials = rows.serials(stored);
        int[] starts = rows.starts(stored);
        byte[] b = rows.bytes();
        int count = rows.rows();
        long[] values = new long[count];
        long[] valid = Validity.allValidWords(count);
        boolean fast = type.precision() <= EXACT_POWERS;
        double power = fast ? POWERS[type.scale()] : 1;
        double limit = fast ? POWERS[type.precision()] : 1;
        for (int i = 0; i < count; i++) {
            int serial = serials[i];
            if (fast && (serial == 7 || isInteger(serial))) {
                double value = serial == 7 ? real(b, starts[i]) : integer(b, starts[i], serial);
                long unscaled = Math.round(value * power);
                if (unscaled / power == value && Math.abs(unscaled) < limit) {
                    values[i] = unscaled;
                    continue;
                }
            }
            BigInteger unscaled = serial == 0 ? null : unscaled(type, exact(i, stored));
            if (unscaled == null) {
                miss(valid, i, position, stored);
            } else {
                values[i] = unscaled.longValueExact();
            }
        }
        return LongColumn.of(type, values, count, Validity.of(valid, count));
    }

    @SuppressWarnings("NullAway") // does not see in another module's class file that elements may be null
    private DecimalColumn wide(DecimalType type, int position, int stored) {
        int count = rows.rows();
        long[] valid = Validity.allValidWords(count);
        @Nullable BigInteger[] values = new BigInteger[count];
        for (int i = 0; i < count; i++) {
            values[i] = rows.serials(stored)[i] == 0 ? null : unscaled(type, exact(i, stored));
            if (values[i] == null) {
                miss(valid, i, position, stored);
            }
        }
        return DecimalColumn.of(type, values, count);
    }

    private static @Nullable BigInteger unscaled(DecimalType type, @Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal bare = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (bare.scale() > type.scale() || bare.precision() - bare.scale() > type.precision() - type.scale()) {
            return null;
        }
        return bare.setScale(type.scale()).unscaledValue();
    }

    /** A number, or a text that is one, as a decimal; null for anything else. */
    private @Nullable BigDecimal exact(int row, int stored) {
        int serial = rows.serials(stored)[row];
        int start = rows.starts(stored)[row];
        if (isInteger(serial)) {
            return BigDecimal.valueOf(integer(rows.bytes(), start, serial));
        } else if (serial == 7) {
            double value = real(rows.bytes(), start);
            return Double.isFinite(value) ? BigDecimal.valueOf(value) : null;
        } else if (serial < 13 || (serial & 1) == 0 || ImageRows.length(serial) > 400) {
            return null;
        }
        String text = CellText.of(rows, row, stored).strip();
        if (!text.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
            return null;
        }
        return new BigDecimal(text);
    }

    private void miss(long[] valid, int row, int position, int stored) {
        Validity.clear(valid, row);
        if (rows.serials(stored)[row] != 0) {
            misfits.add(row, position, CellText.of(rows, row, stored));
        }
    }

    static boolean isInteger(int serial) {
        return (serial > 0 && serial < 7) || serial == 8 || serial == 9;
    }

    /** An integer of serial type 1 to 6, 8 or 9, or the bits of a real of type 7. */
    static long integer(byte[] b, int at, int serial) {
        if (serial > 7) {
            return (long) serial - 8;
        } else if (at + 8 <= b.length) {
            return (long) LONG.get(b, at) >> UNUSED_BITS[serial];
        }
        long value = b[at];
        int length = ImageRows.length(serial);
        for (int i = 1; i < length; i++) {
            value = (value << 8) | (b[at + i] & 255);
        }
        return value;
    }

    static double real(byte[] b, int at) {
        return Double.longBitsToDouble(integer(b, at, 6));
    }
}
