package io.penstock.load.parquet.format;

import java.nio.charset.StandardCharsets;

/**
 * Structs in Thrift's compact protocol (thrift-compact-protocol.md of Apache Thrift), as far as Parquet needs it. Fields are
 * written in rising order of their numbers; every {@link #begin} has its {@link #end}.
 */
final class CompactThrift {
    static final int I16 = 4;
    static final int I32 = 5;
    static final int I64 = 6;
    static final int BINARY = 8;
    static final int STRUCT = 12;
    static final int BOOLEAN = 1;

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int LIST = 9;

    private final ByteBuilder out;
    private int[] outer = new int[16];
    private int depth;
    private int last;

    CompactThrift(ByteBuilder out) {
        this.out = out;
    }

    /** A struct that is an element of a list, or the outermost one. */
    void begin() {
        if (depth == outer.length) {
            outer = java.util.Arrays.copyOf(outer, depth * 2);
        }
        outer[depth++] = last;
        last = 0;
    }

    /** A struct that is a field. */
    void begin(int field) {
        header(field, STRUCT);
        begin();
    }

    void end() {
        out.put(0);
        last = outer[--depth];
    }

    /** A field that is a struct without fields, such as most members of a union. */
    void empty(int field) {
        begin(field);
        end();
    }

    void i16(int field, int value) {
        header(field, I16);
        int32(value);
    }

    void i32(int field, int value) {
        header(field, I32);
        int32(value);
    }

    void i64(int field, long value) {
        header(field, I64);
        int64(value);
    }

    void flag(int field, boolean value) {
        header(field, value ? TRUE : FALSE);
    }

    void binary(int field, byte[] value) {
        header(field, BINARY);
        bytes(value);
    }

    void text(int field, String value) {
        binary(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A list of {@code size} elements, which follow. */
    void list(int field, int elementType, int size) {
        header(field, LIST);
        if (size < 15) {
            out.put((size << 4) | elementType);
        } else {
            out.put(0xF0 | elementType);
            out.putVarint(size);
        }
    }

    /** An element of a list. */
    void int32(int value) {
        out.putVarint(((value << 1) ^ (value >> 31)) & 0xFFFFFFFFL);
    }

    /** An element of a list. */
    void int64(long value) {
        out.putVarint((value << 1) ^ (value >> 63));
    }

    /** An element of a list. */
    void bytes(byte[] value) {
        out.putVarint(value.length);
        out.putBytes(value);
    }

    /** An element of a list. */
    void bool(boolean value) {
        out.put(value ? TRUE : FALSE);
    }

    private void header(int field, int type) {
        int step = field - last;
        if (step <= 0 || step > 15) {
            throw new IllegalArgumentException("field " + field + " after " + last);
        }
        out.put((step << 4) | type);
        last = field;
    }
}
