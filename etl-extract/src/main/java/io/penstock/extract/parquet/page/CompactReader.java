package io.penstock.extract.parquet.page;

/**
 * Structs in Thrift's compact protocol, read in place: nothing is allocated by a length that the bytes do not hold. See
 * <a href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">its specification</a>.
 */
final class CompactReader {
    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int BINARY = 8;
    static final int LIST = 9;
    static final int STRUCT = 12;
    private static final int DEEPEST = 32;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int type;

    CompactReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    int position() {
        return at;
    }

    /** The id of the next field of a struct, whose last field was {@code previous}; 0 at its end. */
    int field(int previous) {
        int head = oneByte();
        type = head & 15;
        if (head == 0) {
            return 0;
        }
        int delta = head >>> 4;
        return delta == 0 ? (int) zigzag() : previous + delta;
    }

    /** Of the field last begun. */
    int type() {
        return type;
    }

    boolean flag() {
        if (type != TRUE && type != FALSE) {
            throw wrong();
        }
        return type == TRUE;
    }

    int i32() {
        long value = i64();
        if (value != (int) value) {
            throw wrong();
        }
        return (int) value;
    }

    long i64() {
        if (type < 4 || type > 6) {
            throw wrong();
        }
        return zigzag();
    }

    /** The number of elements of a list that begins here, each at least one byte long; {@link #type} is theirs. */
    int list() {
        if (type != LIST) {
            throw wrong();
        }
        int head = oneByte();
        long size = head >>> 4 == 15 ? varint() : head >>> 4;
        if (size < 0 || size > end - at) {
            throw wrong();
        }
        type = head & 15;
        return (int) size;
    }

    /** A boolean as an element of a list. */
    boolean elementFlag() {
        return oneByte() == TRUE;
    }

    long elementLong() {
        return zigzag();
    }

    byte[] binary() {
        int length = length();
        byte[] value = new byte[length];
        System.arraycopy(bytes, at, value, 0, length);
        at += length;
        return value;
    }

    void struct() {
        if (type != STRUCT) {
            throw wrong();
        }
    }

    /** Leaves out the field last begun. */
    void skip() {
        skip(type, 0);
    }

    private void skip(int kind, int depth) {
        if (depth > DEEPEST) {
            throw wrong();
        }
        switch (kind) {
            case TRUE, FALSE -> {}
            case 3 -> oneByte();
            case 4, 5, 6 -> varint();
            case 7 -> move(8);
            case BINARY -> move(length());
            case LIST, 10 -> skipElements(depth);
            case 11 -> skipMap(depth);
            case STRUCT -> {
                int id = 0;
                while ((id = field(id)) != 0) {
                    skip(type, depth + 1);
                }
            }
            case 13 -> move(16);
            default -> throw wrong();
        }
    }

    private void skipElements(int depth) {
        int head = oneByte();
        long size = head >>> 4 == 15 ? varint() : head >>> 4;
        for (long i = 0; i < size; i++) {
            skipElement(head & 15, depth + 1);
        }
    }

    private void skipMap(int depth) {
        long size = varint();
        int kinds = size == 0 ? 0 : oneByte();
        for (long i = 0; i < size; i++) {
            skipElement(kinds >>> 4, depth + 1);
            skipElement(kinds & 15, depth + 1);
        }
    }

    private void skipElement(int kind, int depth) {
        if (kind == TRUE || kind == FALSE) {
            oneByte();
        } else {
            skip(kind, depth);
        }
    }

    private int length() {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw wrong();
        }
        return (int) length;
    }

    private void move(int count) {
        if (count > end - at) {
            throw wrong();
        }
        at += count;
    }

    private long zigzag() {
        long raw = varint();
        return (raw >>> 1) ^ -(raw & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = oneByte();
            value |= (long) (b & 127) << shift;
            if (b < 128) {
                return value;
            }
        }
        throw wrong();
    }

    private int oneByte() {
        if (at >= end) {
            throw new Ended();
        }
        return bytes[at++] & 255;
    }

    private static Damage wrong() {
        return new Damage("a header is not what the format says");
    }

    /** The bytes ended inside of the struct; with more of them it may be whole. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended() {
            super(null, null, false, false);
        }
    }
}
