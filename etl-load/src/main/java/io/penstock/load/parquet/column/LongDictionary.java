package io.penstock.load.parquet.column;

import java.util.Arrays;

/** Numbers to codes 0, 1, 2, … in the order of their first sight: open addressing, linear probing. */
final class LongDictionary {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long[] values = new long[64];
    private int[] table = new int[128];
    private int shift = 64 - 7;
    private int size;

    int size() {
        return size;
    }

    long value(int code) {
        return values[code];
    }

    /** Turns {@code source[0..count)} into codes. */
    void codes(long[] source, int count, int[] codes, int at) {
        for (int i = 0; i < count; i++) {
            long value = source[i];
            int slot = (int) ((value * GOLDEN) >>> shift);
            int found;
            while ((found = table[slot]) != 0 && values[found - 1] != value) {
                slot = (slot + 1) & (table.length - 1);
            }
            codes[at + i] = found == 0 ? add(value, slot) : found - 1;
        }
    }

    private int add(long value, int slot) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
        table[slot] = size;
        if (size * 2 > table.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        table = new int[table.length * 2];
        shift--;
        for (int code = 0; code < size; code++) {
            int slot = (int) ((values[code] * GOLDEN) >>> shift);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = code + 1;
        }
    }

    void clear() {
        Arrays.fill(table, 0);
        size = 0;
    }
}
