package io.penstock.quality.sketch.tally;

import io.penstock.quality.sketch.SortedCounts;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How often each of some 64-bit keys occurs: one table of keys and counts side by side, linear probing, at most 5/8 full. A key can be
 * marked. One thread.
 *
 * <p>When it must not grow, {@link #purge} takes the median count off all counts and forgets those that were not greater: the
 * algorithm of Misra and Gries, "Finding repeated elements" (1982), with the batch decrement of Anderson et al., "A
 * high-performance algorithm for identifying frequent items in data streams" (2017). It keeps the same guarantee as the
 * Space-Saving of Metwally et al. (2005), of which it is another form (Agarwal et al., "Mergeable summaries", 2012): a count is at
 * most too low by what was taken off in all.
 */
final class Counts implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int FIRST_SLOTS = 64;
    private static final int WIDE_STEPS_TO = 1 << 13;
    private static final long MARK = 1;
    private static final long ONE = 2;

    /** Key, then twice its count plus the mark; a count of 0 where there is no key. */
    private long[] table = new long[2 * FIRST_SLOTS];

    private int shift = Long.numberOfLeadingZeros(FIRST_SLOTS) + 1;
    private int size;
    private long takenOff;

    int size() {
        return size;
    }

    /** What purges took off each count, in all. */
    long takenOff() {
        return takenOff;
    }

    long byteSize() {
        return 8L * table.length;
    }

    /** The size after the next {@link #grow}. */
    long nextByteSize() {
        return byteSize() * (table.length < WIDE_STEPS_TO ? 4 : 2);
    }

    /** How many more keys there is room for. */
    int room() {
        return table.length / 2 * 5 / 8 - size;
    }

    /**
     * Counts those of {@code keys[from..to)} that are in the table.
     *
     * @param unknown receives the indexes of the others, from its beginning
     * @param bar unmarked keys whose count reaches it are told to {@code passing}
     * @param passing receives the indexes of such keys
     * @return the number of unknown keys
     */
    int countKnown(long[] keys, int from, int to, int[] unknown, long bar, IntList passing) {
        long[] slots = table;
        int mask = slots.length - 1;
        int down = shift;
        long least = bar * ONE;
        int others = 0;
        for (int i = from; i < to; i++) {
            long key = keys[i];
            int slot = slot(key, down);
            long entry = slots[slot + 1];
            while (entry != 0 && slots[slot] != key) {
                slot = (slot + 2) & mask;
                entry = slots[slot + 1];
            }
            if (entry == 0) {
                unknown[others++] = i;
            } else {
                entry += ONE;
                slots[slot + 1] = entry;
                if ((entry & MARK) == 0 && entry >= least) {
                    passing.add(i);
                }
            }
        }
        return others;
    }

    /** Adds to the count of a key, which there must be room for; gives the count. */
    long add(long key, long times) {
        int slot = find(key);
        if (table[slot + 1] == 0) {
            table[slot] = key;
            size++;
        }
        table[slot + 1] += times * ONE;
        return table[slot + 1] >>> 1;
    }

    /** Counts a key that occurs for the second time at least, which there must be room for; gives the count. */
    long again(long key) {
        return add(key, table[find(key) + 1] == 0 ? 2 : 1);
    }

    /** How often a key was counted; 0 when it is not here. */
    long get(long key) {
        return table[find(key) + 1] >>> 1;
    }

    /** Marks a key that is here. */
    void mark(long key) {
        int slot = find(key);
        if (table[slot + 1] != 0) {
            table[slot + 1] |= MARK;
        }
    }

    /** Takes the mark from a key. */
    void unmark(long key) {
        table[find(key) + 1] &= ~MARK;
    }

    private int find(long key) {
        int mask = table.length - 1;
        int slot = slot(key, shift);
        while (table[slot + 1] != 0 && table[slot] != key) {
            slot = (slot + 2) & mask;
        }
        return slot;
    }

    /** The index of a pair: the upper bits of a multiplicative hash, times two. */
    private static int slot(long key, int down) {
        return (int) (((key ^ (key >>> 32)) * GOLDEN) >>> down) << 1;
    }

    void grow() {
        rebuild((int) (nextByteSize() / 8), 0);
    }

    private void rebuild(int length, long less) {
        long[] old = table;
        table = new long[length];
        shift = Long.numberOfLeadingZeros(length / 2) + 1;
        size = 0;
        for (int s = 0; s < old.length; s += 2) {
            long entry = old[s + 1];
            if (entry >>> 1 > less) {
                int slot = find(old[s]);
                table[slot] = old[s];
                table[slot + 1] = entry - less * ONE;
                size++;
            }
        }
    }

    /**
     * Takes as much off all counts that at most {@code most} keys are left, and shrinks the table to twice that; does only the latter when there are no more.
     *
     * @return what was taken off
     */
    long purge(int most) {
        long less = size <= most ? 0 : excess(most);
        int length = 2 * FIRST_SLOTS;
        while (length / 2 * 5 / 8 < 2 * most) {
            length *= 2;
        }
        rebuild(length, less);
        takenOff += less;
        return less;
    }

    /** The least count that no more than {@code most} keys exceed. */
    private long excess(int most) {
        long[] counts = new long[size];
        long least = Long.MAX_VALUE;
        int ofLeast = 0;
        int at = 0;
        for (int s = 0; s < table.length; s += 2) {
            long count = table[s + 1] >>> 1;
            if (count != 0) {
                counts[at++] = count;
                ofLeast = count < least ? 1 : count == least ? ofLeast + 1 : ofLeast;
                least = Math.min(least, count);
            }
        }
        if (size - ofLeast <= most) {
            return least;
        }
        Arrays.sort(counts);
        return counts[size - most - 1];
    }

    /** From now on every count can be too low by so much more: some occurrences were never counted here. */
    void missed(long occurrences) {
        takenOff += occurrences;
    }

    void forEach(SortedCounts.Consumer consumer) {
        for (int s = 0; s < table.length; s += 2) {
            if (table[s + 1] != 0) {
                consumer.accept(table[s], table[s + 1] >>> 1);
            }
        }
    }
}
