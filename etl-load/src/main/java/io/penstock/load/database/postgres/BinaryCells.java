package io.penstock.load.database.postgres;

import io.penstock.data.BinaryColumn;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.schema.DecimalType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A piece of one column as cells of COPY's binary format: a length of 32 bits, -1 for null, and the value. One thread. */
final class BinaryCells {
    /** Most bytes that a cell takes besides its text. */
    static final int MAX_BYTES = 4 + BinaryNumerics.MAX_BYTES;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long DAYS_TO_2000 = 10_957;
    private static final long MICROS_TO_2000 = DAYS_TO_2000 * 86_400_000_000L;
    private static final byte JSONB_VERSION = 1;
    private static final byte[] NOTHING = {};
    private static final long[] NO_NUMBERS = {};

    private final BinaryForm form;
    private final CopyCells texts = new CopyCells();
    private Validity validity = Validity.NO_NULLS;
    private long[] longs = NO_NUMBERS;
    private double[] doubles = {};
    private byte[] bytes = NOTHING;
    private int[] starts = {};
    private int[] ends = {};
    private @Nullable BooleanColumn flags;
    private @Nullable DecimalColumn wide;
    private int first;
    private int firstSlice;
    private int scale;

    BinaryCells(BinaryForm form) {
        this.form = form;
    }

    /**
     * Whether every value of the rows is one of the column's type; of others only the text format lets the server say what is
     * wrong.
     */
    boolean takes(Column column, int from, int to) {
        return switch (form) {
            case INT16 -> within(column, from, to, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT32 -> within(column, from, to, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case DATE, TIMESTAMP -> !PostgresTimes.needs((LongColumn) column, from, to - from);
            default -> true;
        };
    }

    private static boolean within(Column column, int from, int to, long least, long most) {
        long[] values = ((LongColumn) column).values();
        boolean all = true;
        for (int i = from; i < to; i++) {
            all &= values[i] >= least && values[i] <= most;
        }
        return all;
    }

    /** Turns to the positions from {@code from} to {@code from + count - 1}. */
    void turnTo(Column column, int from, int count) {
        validity = column.validity();
        first = from;
        scale = column.type() instanceof DecimalType decimal ? decimal.scale() : 0;
        wide = column instanceof DecimalColumn decimals ? decimals : null;
        if (form == BinaryForm.SLICES || form == BinaryForm.JSONB) {
            texts.format(column, from, count);
            bytes = texts.bytes();
            starts = texts.starts();
            ends = texts.ends();
            firstSlice = texts.firstSlice();
        } else if (column instanceof BinaryColumn binary) {
            bytes = binary.bytes();
            starts = binary.starts();
            ends = binary.ends();
            firstSlice = from;
        } else if (column instanceof LongColumn numbers) {
            longs = numbers.values();
        } else if (column instanceof DoubleColumn numbers) {
            doubles = numbers.values();
        } else if (column instanceof BooleanColumn booleans) {
            flags = booleans;
        }
    }

    /** Bytes of text in a row's cell. */
    int textLength(int row) {
        return starts.length == 0 ? 0 : ends[firstSlice + row] - starts[firstSlice + row];
    }

    /** Writes a row's cell and returns where it ends. */
    int write(int row, byte[] out, int at) {
        int value = at + 4;
        int i = first + row;
        if (validity.isNull(i)) {
            INT.set(out, at, -1);
            return value;
        }
        int end = switch (form) {
            case INT64 -> eight(longs[i], out, value);
            case TIME -> eight(longs[i], out, value);
            case TIMESTAMP -> eight(longs[i] - MICROS_TO_2000, out, value);
            case DOUBLE -> eight(Double.doubleToLongBits(doubles[i]), out, value);
            case INT32 -> four((int) longs[i], out, value);
            case DATE -> four((int) (longs[i] - DAYS_TO_2000), out, value);
            case INT16 -> two((int) longs[i], out, value);
            case BOOLEAN -> one(flags != null && flags.get(i) ? 1 : 0, out, value);
            case NUMERIC -> numeric(i, out, value);
            case BYTES, SLICES -> slice(row, out, value);
            case JSONB -> slice(row, out, one(JSONB_VERSION, out, value));
        };
        INT.set(out, at, end - value);
        return end;
    }

    private int numeric(int i, byte[] out, int at) {
        if (wide == null) {
            return BinaryNumerics.write(longs[i], scale, out, at);
        }
        BigInteger unscaled = wide.unscaled(i);
        return BinaryNumerics.write(unscaled == null ? BigInteger.ZERO : unscaled, scale, out, at);
    }

    private int slice(int row, byte[] out, int at) {
        int from = starts[firstSlice + row];
        int length = ends[firstSlice + row] - from;
        System.arraycopy(bytes, from, out, at, length);
        return at + length;
    }

    private static int eight(long value, byte[] out, int at) {
        LONG.set(out, at, value);
        return at + 8;
    }

    private static int four(int value, byte[] out, int at) {
        INT.set(out, at, value);
        return at + 4;
    }

    private static int two(int value, byte[] out, int at) {
        out[at] = (byte) (value >> 8);
        out[at + 1] = (byte) value;
        return at + 2;
    }

    private static int one(int value, byte[] out, int at) {
        out[at] = (byte) value;
        return at + 1;
    }
}
