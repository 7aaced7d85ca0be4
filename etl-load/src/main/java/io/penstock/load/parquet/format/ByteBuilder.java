package io.penstock.load.parquet.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow at their end; numbers are little-endian. The array is read directly by those who write it. One thread. */
public final class ByteBuilder {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private byte[] array;
    private int size;

    public ByteBuilder(int capacity) {
        array = new byte[Math.max(16, capacity)];
    }

    /** The bytes so far, at {@code 0} to {@link #size()}; another array after the next growth. */
    public byte[] array() {
        return array;
    }

    public int size() {
        return size;
    }

    /** Forgets what is behind {@code newSize}, or takes over what was written there through {@link #array()}. */
    public void size(int newSize) {
        size = newSize;
    }

    public void clear() {
        size = 0;
    }

    /**
     * Makes room for {@code more} bytes.
     *
     * @throws OutOfMemoryError when they would not fit an array
     */
    public void reserve(int more) {
        if (more > array.length - size) {
            long needed = (long) size + more;
            if (needed > LARGEST) {
                throw new OutOfMemoryError("more than 2 GiB in one page");
            }
            array = Arrays.copyOf(array, (int) Math.min(LARGEST, Math.max(needed, array.length * 2L)));
        }
    }

    public void put(int b) {
        reserve(1);
        array[size++] = (byte) b;
    }

    public void putInt(int value) {
        reserve(4);
        INT.set(array, size, value);
        size += 4;
    }

    public void putLong(long value) {
        reserve(8);
        LONG.set(array, size, value);
        size += 8;
    }

    public void putBytes(byte[] source, int from, int length) {
        reserve(length);
        System.arraycopy(source, from, array, size, length);
        size += length;
    }

    public void putBytes(byte[] source) {
        putBytes(source, 0, source.length);
    }

    /** An unsigned number in groups of seven bits, lowest first (LEB128). */
    public void putVarint(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            array[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        array[size++] = (byte) rest;
    }

    /** Overwrites four bytes written before. */
    public void setInt(int at, int value) {
        INT.set(array, at, value);
    }

    public byte[] toArray() {
        return Arrays.copyOf(array, size);
    }
}
