package io.penstock.quality.check.spill;

import io.penstock.quality.distinct.WyHash;
import java.io.IOException;

/**
 * How often pairs of longs occur. In an open-addressing table; each time that is full, its counts go to disk, so that pairs have no bound. Exact.
 * One thread.
 */
public final class PairCounts implements AutoCloseable {
    private static final int WIDTH = 3;
    private static final int COUNT = 2;
    private static final int SMALLEST = 512;

    private final long memory;
    private final LongRecords records;
    private final long[] record = new long[WIDTH];
    private long[] table = new long[SMALLEST * WIDTH];
    private int used;

    /** @param memory bytes for the table */
    public PairCounts(long memory, Scratch scratch) {
        this.memory = memory;
        this.records = new LongRecords(WIDTH, Long.MAX_VALUE, scratch);
    }

    /** @param key a hash, where pairs may go to disk */
    public void add(long key, long value, long count) throws IOException {
        int slot = slot(table, key, value);
        if (table[slot + COUNT] == 0) {
            if (used * 2L >= table.length / WIDTH) {
                makeRoom();
                slot = slot(table, key, value);
            }
            table[slot] = key;
            table[slot + 1] = value;
            used++;
        }
        table[slot + COUNT] += count;
    }

    /** Whether a pair was added since the counts last went to disk. */
    public boolean contains(long key, long value) {
        return table[slot(table, key, value) + COUNT] != 0;
    }

    private static int slot(long[] table, long key, long value) {
        int mask = table.length / WIDTH - 1;
        int slot = (int) WyHash.hash(key, value) & mask;
        while (table[slot * WIDTH + COUNT] != 0 && (table[slot * WIDTH] != key || table[slot * WIDTH + 1] != value)) {
            slot = (slot + 1) & mask;
        }
        return slot * WIDTH;
    }

    private void makeRoom() throws IOException {
        int slots = table.length / WIDTH;
        if (slots * 2L * WIDTH * Long.BYTES > memory || slots >= 1 << 28) {
            records.spill();
            flush();
            return;
        }
        long[] old = table;
        table = new long[slots * 2 * WIDTH];
        for (int at = 0; at < old.length; at += WIDTH) {
            if (old[at + COUNT] != 0) {
                System.arraycopy(old, at, table, slot(table, old[at], old[at + 1]), WIDTH);
            }
        }
    }

    private void flush() throws IOException {
        for (int at = 0; at < table.length; at += WIDTH) {
            if (table[at + COUNT] != 0) {
                System.arraycopy(table, at, record, 0, WIDTH);
                records.add(record);
            }
        }
        table = new long[table.length];
        used = 0;
    }

    /** Different pairs in memory; all of them unless {@link #isOnDisk}. */
    public int size() {
        return used;
    }

    public boolean isOnDisk() {
        return records.isOnDisk();
    }

    /** Adds the counts of another, which stays as it is. */
    public void merge(PairCounts other) throws IOException {
        for (int at = 0; at < other.table.length; at += WIDTH) {
            if (other.table[at + COUNT] != 0) {
                add(other.table[at], other.table[at + 1], other.table[at + COUNT]);
            }
        }
        if (other.records.isOnDisk()) {
            other.records.each(each -> add(each[0], each[1], each[COUNT]));
        }
    }

    /** Shows every pair once, those of a key one after the other. No more may be added. */
    public void each(Visitor visitor) throws IOException {
        flush();
        for (int part = 0; part < records.parts(); part++) {
            long[][] sorted = records.sortedPart(part);
            int at = 0;
            while (at < sorted.length) {
                long[] first = sorted[at];
                long count = 0;
                while (at < sorted.length && sorted[at][0] == first[0] && sorted[at][1] == first[1]) {
                    count += sorted[at++][COUNT];
                }
                visitor.pair(first[0], first[1], count);
            }
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    /** Takes pairs. */
    @FunctionalInterface
    public interface Visitor {
        void pair(long key, long value, long count);
    }
}
