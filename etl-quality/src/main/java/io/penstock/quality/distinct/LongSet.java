package io.penstock.quality.distinct;

import java.io.Serializable;

/**
 * A set of 64-bit values in one array: open addressing, linear probing, at most 5/8 full. Slots are taken from the upper bits
 * of a multiplicative hash (Knuth, TAOCP vol. 3, 6.4), so a larger table has the members in the same order and growing it
 * runs through both tables from end to end, with no cache misses.
 */
final class LongSet implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    /** Tables of more slots do not fit the nearest cache: their slots are loaded ahead, some at a time. */
    private static final int NEAR_SLOTS = 1 << 14;

    private static final int AHEAD = 16;
    private static final int FIRST_SLOTS = 128;
    private static final int WIDE_STEPS_TO = 1 << 14;

    private long[] table = new long[FIRST_SLOTS];
    private int shift = Long.numberOfLeadingZeros(FIRST_SLOTS) + 1;
    private boolean hasZero;
    private int count;
    /** Written only, so that the loads ahead are not optimised away. */
    transient long touched;

    int count() {
        return count + (hasZero ? 1 : 0);
    }

    long byteSize() {
        return 8L * table.length;
    }

    /** The size after the next {@link #grow}. */
    long nextByteSize() {
        return byteSize() * (table.length < WIDE_STEPS_TO ? 4 : 2);
    }

    /** How many more members there is room for. */
    int room() {
        return capacity() - count;
    }

    /** An empty set with room for this many members. */
    static LongSet of(int members) {
        LongSet set = new LongSet();
        set.table = new long[slotsFor(members)];
        set.shift = Long.numberOfLeadingZeros(set.table.length) + 1;
        return set;
    }

    /** The size of a set made for this many members. */
    static long byteSizeFor(int members) {
        return 8L * slotsFor(members);
    }

    /** A power of two, of which the members fill half at most. */
    private static int slotsFor(int members) {
        return Integer.highestOneBit(Math.max(FIRST_SLOTS, members) * 2 - 1) * 2;
    }

    private int capacity() {
        return (int) (table.length * 5L / 8);
    }

    /**
     * Adds {@code keys[from..to)} until all are in, or the set would hold more than {@code limit} members or be too full.
     *
     * @param fresh receives the indexes of the keys that were not in the set before
     * @return the index of the first key not looked at, or {@code to}
     */
    int add(long[] keys, int from, int to, int limit, Fresh fresh) {
        int at = from;
        while (at < to) {
            int end = to;
            if (table.length > NEAR_SLOTS) {
                end = Math.min(to, at + AHEAD);
                touch(keys, at, end);
            }
            int stopped = addNear(keys, at, end, limit, fresh);
            if (stopped < end) {
                return stopped;
            }
            at = end;
        }
        return to;
    }

    /** Loads the slots of several keys, so that their cache misses overlap. */
    private void touch(long[] keys, int from, int to) {
        long[] slots = table;
        int down = shift;
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += slots[slot(keys[i], down)];
        }
        touched = sum;
    }

    private int addNear(long[] keys, int from, int to, int limit, Fresh fresh) {
        long[] slots = table;
        int mask = slots.length - 1;
        int down = shift;
        int most = Math.min(capacity(), limit - (hasZero ? 1 : 0));
        for (int i = from; i < to; i++) {
            long key = keys[i];
            if (key == 0) {
                if (hasZero) {
                    continue;
                }
                if (count >= limit) {
                    return i;
                }
                hasZero = true;
                fresh.add(i);
                most = Math.min(most, limit - 1);
                continue;
            }
            int slot = slot(key, down);
            long found = slots[slot];
            while (found != key) {
                if (found == 0) {
                    if (count >= most) {
                        return i;
                    }
                    slots[slot] = key;
                    count++;
                    fresh.add(i);
                    break;
                }
                slot = (slot + 1) & mask;
                found = slots[slot];
            }
        }
        return to;
    }

    private static int slot(long key, int down) {
        return (int) (((key ^ (key >>> 32)) * GOLDEN) >>> down);
    }

    void grow() {
        long[] old = table;
        int length = (int) (nextByteSize() / 8);
        int mask = length - 1;
        int down = Long.numberOfLeadingZeros(length) + 1;
        long[] next = new long[length];
        for (long key : old) {
            if (key != 0) {
                int slot = slot(key, down);
                while (next[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                next[slot] = key;
            }
        }
        table = next;
        shift = down;
    }

    void forEach(LongChunk consumer) {
        long[] chunk = new long[LongChunk.SIZE];
        int used = 0;
        if (hasZero) {
            chunk[used++] = 0;
        }
        for (long key : table) {
            if (key != 0) {
                if (used == chunk.length) {
                    consumer.accept(chunk, used);
                    used = 0;
                }
                chunk[used++] = key;
            }
        }
        consumer.accept(chunk, used);
    }
}
