package io.penstock.extract.database.postgres;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Where the values of some rows of a binary COPY stand (<a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY</a>,
 * section Binary Format). One thread.
 */
final class CopyRows {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int rows;
    private final int[][] starts;
    private final int[][] lengths;

    /**
     * Finds the values.
     *
     * @param bytes rows one after the other; kept
     * @param from where the first one begins
     */
    CopyRows(byte[] bytes, int from, int rows, int columns) {
        this.bytes = bytes;
        this.rows = rows;
        this.starts = new int[columns][rows];
        this.lengths = new int[columns][rows];
        int at = from;
        for (int row = 0; row < rows; row++) {
            int fields = int16(at);
            if (fields != columns) {
                throw new IllegalStateException("a row of " + fields + " values in place of " + columns);
            }
            at += 2;
            for (int column = 0; column < columns; column++) {
                int length = int32(at);
                at += 4;
                starts[column][row] = at;
                lengths[column][row] = length;
                at += Math.max(0, length);
            }
        }
    }

    int rows() {
        return rows;
    }

    byte[] bytes() {
        return bytes;
    }

    /** First byte of each of a column's values. */
    int[] starts(int column) {
        return starts[column];
    }

    /** Bytes of each of a column's values; -1 for null. */
    int[] lengths(int column) {
        return lengths[column];
    }

    int int16(int at) {
        return (short) SHORT.get(bytes, at);
    }

    int int32(int at) {
        return (int) INT.get(bytes, at);
    }

    long int64(int at) {
        return (long) LONG.get(bytes, at);
    }
}
