package io.penstock.load.sqlite;

/** SQLite's variable-length integers: seven bits a byte, highest first, the ninth byte in full (file format, section 2.1). */
final class Varint {
    /** No varint is longer. */
    static final int MAX_LENGTH = 9;

    private Varint() {}

    static int length(long value) {
        if (value >= 0 && value < 1L << 56) {
            int length = 1;
            for (long rest = value >>> 7; rest != 0; rest >>>= 7) {
                length++;
            }
            return length;
        }
        return MAX_LENGTH;
    }

    /** Writes {@code value} and returns the position after it. */
    static int write(long value, byte[] out, int at) {
        if ((value & ~0x7fL) == 0) {
            out[at] = (byte) value;
            return at + 1;
        } else if ((value & ~0x3fffL) == 0) {
            out[at] = (byte) ((value >>> 7) | 0x80);
            out[at + 1] = (byte) (value & 0x7f);
            return at + 2;
        }
        return writeLong(value, out, at);
    }

    private static int writeLong(long value, byte[] out, int at) {
        int length = length(value);
        long rest = value;
        int last = at + length - 1;
        if (length == MAX_LENGTH) {
            out[last--] = (byte) rest;
            rest >>>= 8;
            for (int i = last; i >= at; i--) {
                out[i] = (byte) ((rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            return at + length;
        }
        out[last--] = (byte) (rest & 0x7f);
        for (int i = last; i >= at; i--) {
            rest >>>= 7;
            out[i] = (byte) ((rest & 0x7f) | 0x80);
        }
        return at + length;
    }
}
