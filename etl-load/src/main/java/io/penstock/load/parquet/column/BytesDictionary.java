package io.penstock.load.parquet.column;

import io.penstock.load.parquet.format.ByteBuilder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Slices of bytes to codes 0, 1, 2, … in the order of their first sight: open addressing, linear probing, hashes kept. The
 * entries lie behind each other as a dictionary page has them: length, bytes.
 */
final class BytesDictionary {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final ByteBuilder pool = new ByteBuilder(1 << 10);
    private int[] starts = new int[64];
    private int[] lengths = new int[64];
    private long[] hashes = new long[64];
    private int[] table = new int[128];
    private int size;

    int size() {
        return size;
    }

    /** The entries as the content of a dictionary page. */
    ByteBuilder pool() {
        return pool;
    }

    int start(int code) {
        return starts[code];
    }

    int length(int code) {
        return lengths[code];
    }

    /** The code of {@code bytes[from..to)}. */
    int code(byte[] bytes, int from, int to) {
        int length = to - from;
        long hash = hash(bytes, from, length);
        int slot = (int) (hash >>> 32) & (table.length - 1);
        int found;
        while ((found = table[slot]) != 0) {
            int code = found - 1;
            if (hashes[code] == hash && lengths[code] == length && same(bytes, from, code, length)) {
                return code;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return add(bytes, from, length, hash, slot);
    }

    private boolean same(byte[] bytes, int from, int code, int length) {
        byte[] mine = pool.array();
        int start = starts[code];
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            if ((long) WORD.get(bytes, from + at) != (long) WORD.get(mine, start + at)) {
                return false;
            }
        }
        for (; at < length; at++) {
            if (bytes[from + at] != mine[start + at]) {
                return false;
            }
        }
        return true;
    }

    /** Multiply and rotate, eight bytes at a time; the last ones are read overlapping where there are eight. */
    private static long hash(byte[] bytes, int from, int length) {
        long hash = length * GOLDEN;
        int to = from + length;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = Long.rotateLeft(hash ^ (long) WORD.get(bytes, at), 29) * GOLDEN;
        }
        if (at < to) {
            hash = Long.rotateLeft(hash ^ tail(bytes, at, to), 29) * GOLDEN;
        }
        return hash ^ (hash >>> 31);
    }

    private static long tail(byte[] bytes, int from, int to) {
        int bits = 8 * (to - from);
        if (from + 8 <= bytes.length) {
            return (long) WORD.get(bytes, from) & ((1L << bits) - 1);
        }
        long word = 0;
        for (int at = to - 1; at >= from; at--) {
            word = (word << 8) | (bytes[at] & 0xFF);
        }
        return word;
    }

    private int add(byte[] bytes, int from, int length, long hash, int slot) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        pool.putInt(length);
        starts[size] = pool.size();
        pool.putBytes(bytes, from, length);
        lengths[size] = length;
        hashes[size] = hash;
        size++;
        table[slot] = size;
        if (size * 2 > table.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        table = new int[table.length * 2];
        for (int code = 0; code < size; code++) {
            int slot = (int) (hashes[code] >>> 32) & (table.length - 1);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = code + 1;
        }
    }

    void clear() {
        Arrays.fill(table, 0);
        pool.clear();
        size = 0;
    }
}
