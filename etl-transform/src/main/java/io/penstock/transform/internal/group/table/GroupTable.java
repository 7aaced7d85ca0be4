package io.penstock.transform.internal.group.table;

import io.penstock.transform.internal.sort.RowKeys;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers keys in the order they first come: open addressing over the numbers, with the whole hash beside each, the keys' bytes in
 * chunks. Keys are compared exactly.
 */
final class GroupTable {
    static final int ABSENT = -1;
    private static final int CHUNK = 64 << 10;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private int[] slots = new int[64];
    private long[] hashes = new long[32];
    private byte[][] chunks = new byte[32][];
    private int[] starts = new int[32];
    private int[] lengths = new int[32];
    private byte[] chunk = new byte[0];
    private int used;
    private int size;
    private long keyBytes;

    int size() {
        return size;
    }

    long byteSize() {
        return 4L * slots.length + 24L * hashes.length + keyBytes;
    }

    static long hash(RowKeys keys, int row) {
        byte[] bytes = keys.bytes();
        int at = keys.start(row);
        int end = keys.end(row);
        long hash = keys.length(row);
        for (; at + 8 <= end; at += 8) {
            hash = fold((long) WORDS.get(bytes, at) ^ hash);
        }
        if (at < end) {
            hash = fold(((long) WORDS.get(bytes, at) & (-1L >>> (64 - 8 * (end - at)))) ^ hash);
        }
        return fold(hash ^ 0x9E3779B97F4A7C15L);
    }

    /** High and low half of a 128-bit product, xored (the mixing of wyhash, Wang Yi, public domain). */
    private static long fold(long value) {
        long a = value ^ 0xa0761d6478bd642fL;
        return (a * 0xe7037ed1a0b428dbL) ^ Math.multiplyHigh(a, 0xe7037ed1a0b428dbL) ^ (value >>> 29);
    }

    /** The number of a key, or {@link #ABSENT}. */
    int find(RowKeys keys, int row, long hash) {
        int mask = slots.length - 1;
        for (int slot = (int) hash & mask; ; slot = (slot + 1) & mask) {
            int group = slots[slot] - 1;
            if (group < 0) {
                return ABSENT;
            }
            if (hashes[group] == hash
                    && Arrays.equals(
                            chunks[group],
                            starts[group],
                            starts[group] + lengths[group],
                            keys.bytes(),
                            keys.start(row),
                            keys.end(row))) {
                return group;
            }
        }
    }

    /** Adds a key that is absent and gives its number. */
    int add(RowKeys keys, int row, long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
            chunks = Arrays.copyOf(chunks, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
        }
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        int length = keys.length(row);
        if (used + length > chunk.length) {
            chunk = new byte[Math.max(length, CHUNK)];
            used = 0;
            keyBytes += chunk.length;
        }
        System.arraycopy(keys.bytes(), keys.start(row), chunk, used, length);
        hashes[size] = hash;
        chunks[size] = chunk;
        starts[size] = used;
        lengths[size] = length;
        used += length;
        place(size);
        return size++;
    }

    private void place(int group) {
        int mask = slots.length - 1;
        int slot = (int) hashes[group] & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = group + 1;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int group = 0; group < size; group++) {
            place(group);
        }
    }
}
