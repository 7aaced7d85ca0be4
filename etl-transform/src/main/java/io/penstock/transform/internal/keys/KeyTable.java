package io.penstock.transform.internal.keys;

import java.util.Arrays;

/**
 * A set of keys of one or two longs: open addressing, linear probing, one flat array. The first long is never 0, which marks a
 * free slot; of two it is a hash. Single keys are placed by a hash of all but their lowest three bits, eight neighbours to a
 * cache line, because keys often come in order. Grows by doubling as long as old and new together stay inside the limit.
 */
final class KeyTable {
    private static final int SMALLEST = 1024;

    private final int width;
    private final long limitBytes;
    private long[] slots;
    private int mask;
    private int shift;
    private int size;
    private int most;

    /** @param width longs per key: 1 or 2 */
    KeyTable(int width, long limitBytes) {
        this.width = width;
        this.limitBytes = limitBytes;
        this.slots = new long[0];
        allocate(SMALLEST);
    }

    int size() {
        return size;
    }

    /** Adds a key; false when it is there already. Only after {@link #reserve} gave true. */
    boolean add(long first, long second) {
        return width == 1 ? addSingle(first) : addPair(first, second);
    }

    private boolean addSingle(long key) {
        int i = single(key);
        for (long found = slots[i]; found != 0; found = slots[i]) {
            if (found == key) {
                return false;
            }
            i = (i + 1) & mask;
        }
        slots[i] = key;
        size++;
        return true;
    }

    private boolean addPair(long first, long second) {
        int i = (int) (first >>> shift);
        for (long found = slots[2 * i]; found != 0; found = slots[2 * i]) {
            if (found == first && slots[2 * i + 1] == second) {
                return false;
            }
            i = (i + 1) & mask;
        }
        slots[2 * i] = first;
        slots[2 * i + 1] = second;
        size++;
        return true;
    }

    boolean contains(long first, long second) {
        int i = width == 1 ? single(first) : (int) (first >>> shift);
        for (long found = slots[width * i]; found != 0; found = slots[width * i]) {
            if (found == first && (width == 1 || slots[2 * i + 1] == second)) {
                return true;
            }
            i = (i + 1) & mask;
        }
        return false;
    }

    private int single(long key) {
        long line = key >>> 3;
        return ((int) (((line ^ (line >>> 32)) * 0x9E3779B97F4A7C15L) >>> (shift + 3)) << 3) | ((int) key & 7);
    }

    /** Makes room for one more key; false when the limit does not allow it. */
    boolean reserve() {
        if (size < most) {
            return true;
        }
        int slotCount = mask + 1;
        long needed = 3L * slotCount * width * Long.BYTES;
        if (needed > limitBytes || slotCount > (1 << 28)) {
            return false;
        }
        long[] old = slots;
        allocate(slotCount * 2);
        for (int i = 0; i < old.length; i += width) {
            if (old[i] != 0) {
                add(old[i], width == 1 ? 0 : old[i + 1]);
            }
        }
        return true;
    }

    /** Empties the table and gives its keys in rising (signed) order, in an array that stays the table's. */
    long[] drainSorted() {
        int used = 0;
        for (int i = 0; i < slots.length; i += width) {
            if (slots[i] != 0) {
                slots[used] = slots[i];
                if (width == 2) {
                    slots[used + 1] = slots[i + 1];
                }
                used += width;
            }
        }
        if (width == 1) {
            Arrays.sort(slots, 0, used);
        } else {
            PairSort.sort(slots, used / 2);
        }
        return slots;
    }

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }

    private void allocate(int slotCount) {
        slots = new long[Math.multiplyExact(slotCount, width)];
        mask = slotCount - 1;
        shift = Long.numberOfLeadingZeros(slotCount) + 1;
        most = (int) (slotCount * 0.7);
        size = 0;
    }
}
