package io.penstock.load.sqlite;

import io.penstock.data.Column;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The cells of one column, a block of rows at a time: first {@link #measure}, then, when every row has its place, {@link
 * #write}. A cell is a serial type in the record's header and a value in its body (file format, section 2.1). One thread;
 * the column given to {@code measure} is held until the next.
 */
abstract sealed class CellEncoder permits SliceEncoder, NumberEncoder, RowidEncoder {
    /** Most rows of a block. */
    static final int BLOCK = 1024;

    static final VarHandle BIG_ENDIAN = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle NATIVE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** Adds each row's header and body bytes; element i is for row {@code from + i} of the column. */
    abstract void measure(Column column, int from, int count, int[] head, int[] body);

    /**
     * Writes the rows {@code first} to {@code last - 1} of the measured block and moves their places on.
     *
     * @param ends end of each row in {@code out}; nothing is written past it
     */
    abstract void write(int first, int last, byte[] out, int[] headAt, int[] bodyAt, int[] ends);
}
