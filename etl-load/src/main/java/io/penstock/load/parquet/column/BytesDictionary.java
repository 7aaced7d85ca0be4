package io.penstock.load.parquet.column;

import io.penstock.load.parquet.format.ByteBuilder;
import java.util.Arrays;

/**
 * Slices of bytes to codes 0, 1, 2, … in the order of their first sight: open addressing, linear probing, hashes kept. The
 * entries lie behind each other as a dictionary page has them: length, bytes.
 */
final class BytesDictionary {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final ByteBuilder pool = new ByteBuilder(1 << 10);
    private int[] starts = new int[64];
    private int[] lengths = new int[64];

    /**
     * The entries again, as they are compared: length and code in one word, the bytes in the next ones. The first word is not used,
     * so that no entry is at 0.
     */
    private long[] words = new long[256];

    private int wordCount = 1;

    /** The value at hand as words. */
    private long[] value = new long[8];

    /** Hash of the entry in each slot, and where it is in {@link #words}: it is looked at only when it is likely the one. */
    private long[] table = new long[128];

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
        int count = Words.count(length);
        if (value.length < count) {
            value = new long[count * 2];
        }
        Words.read(bytes, from, to, value);
        int hash = hash(length, count);
        int mask = table.length - 1;
        int slot = hash & mask;
        long found;
        while ((found = table[slot]) != 0) {
            if ((int) (found >>> 32) == hash && same((int) found, length, count)) {
                return (int) words[(int) found];
            }
            slot = (slot + 1) & mask;
        }
        return add(bytes, from, length, hash, slot);
    }

    private boolean same(int head, int length, int count) {
        long[] mine = words;
        long[] other = value;
        if ((int) (mine[head] >>> 32) != length) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (mine[head + 1 + i] != other[i]) {
                return false;
            }
        }
        return true;
    }

    /** Multiply and rotate, a word at a time. */
    private int hash(int length, int count) {
        long hash = length * GOLDEN;
        for (int i = 0; i < count; i++) {
            long mixed = hash ^ value[i];
            hash = ((mixed << 29) | (mixed >>> 35)) * GOLDEN;
        }
        return (int) ((hash >>> 32) ^ (hash >>> 15));
    }

    private int add(byte[] bytes, int from, int length, int hash, int slot) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
        }
        pool.putInt(length);
        starts[size] = pool.size();
        pool.putBytes(bytes, from, length);
        lengths[size] = length;
        table[slot] = ((long) hash << 32) | keepWords(length);
        size++;
        if (size * 2 > table.length) {
            grow();
        }
        return size - 1;
    }

    private int keepWords(int length) {
        int count = Words.count(length);
        int head = wordCount;
        if (words.length - head <= count) {
            words = Arrays.copyOf(words, Math.max(words.length * 2, head + 1 + count));
        }
        words[head] = ((long) length << 32) | size;
        System.arraycopy(value, 0, words, head + 1, count);
        wordCount = head + 1 + count;
        return head;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        int mask = table.length - 1;
        for (long entry : old) {
            if (entry != 0) {
                int slot = (int) (entry >>> 32) & mask;
                while (table[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                table[slot] = entry;
            }
        }
    }

    void clear() {
        Arrays.fill(table, 0);
        pool.clear();
        wordCount = 1;
        size = 0;
    }
}
