package io.penstock.quality.check.relation;

/** The first value of each of some keys: of those that come while there is room. One thread. */
final class FirstValues {
    private static final int SMALLEST = 64;

    private final long memory;
    private long[] table = new long[2 * SMALLEST];
    private int used;
    private boolean full;

    /** @param memory bytes for the table */
    FirstValues(long memory) {
        this.memory = memory;
    }

    /** Whether the key is known with another value; a new key is remembered. The key 0 never is. */
    boolean differs(long key, long value) {
        int slot = slot(table, key);
        if (key == 0) {
            return false;
        } else if (table[slot] == key) {
            return table[slot + 1] != value;
        } else if (full) {
            return false;
        }
        table[slot] = key;
        table[slot + 1] = value;
        if (++used * 4L > table.length) {
            grow();
        }
        return false;
    }

    private static int slot(long[] table, long key) {
        int mask = table.length / 2 - 1;
        int slot = (int) (key ^ key >>> 32) & mask;
        while (table[2 * slot] != 0 && table[2 * slot] != key) {
            slot = (slot + 1) & mask;
        }
        return 2 * slot;
    }

    private void grow() {
        if (table.length * 2L * Long.BYTES > memory || table.length == 1 << 29) {
            full = true;
            return;
        }
        long[] larger = new long[table.length * 2];
        for (int at = 0; at < table.length; at += 2) {
            if (table[at] != 0) {
                System.arraycopy(table, at, larger, slot(larger, table[at]), 2);
            }
        }
        table = larger;
    }
}
