package io.penstock.transform.join.set;

import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.util.Arrays;

/** How often rows came, by the 128-bit hash of each: open addressing, linear probing, at most two thirds full. One thread. */
final class RowCounts {
    /** Columns of {@link #toBatch}: both halves of the hash, the count. */
    static final Schema SCHEMA = Schema.of(
            Field.required("first", Type.INT64),
            Field.required("second", Type.INT64),
            Field.required("count", Type.INT64));

    private long[] firsts = new long[64];
    private long[] seconds = new long[64];
    private long[] counts = new long[64];
    private int size;

    /** @param first not 0 */
    void add(long first, long second, long times) {
        if (size * 3L >= firsts.length * 2L) {
            grow();
        }
        int at = slot(first, second);
        if (firsts[at] == 0) {
            firsts[at] = first;
            seconds[at] = second;
            size++;
        }
        counts[at] += times;
    }

    private int slot(long first, long second) {
        int mask = firsts.length - 1;
        int at = (int) (first ^ first >>> 32) & mask;
        while (firsts[at] != 0 && (firsts[at] != first || seconds[at] != second)) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldFirsts = firsts;
        long[] oldSeconds = seconds;
        long[] oldCounts = counts;
        firsts = new long[oldFirsts.length * 2];
        seconds = new long[firsts.length];
        counts = new long[firsts.length];
        for (int i = 0; i < oldFirsts.length; i++) {
            if (oldFirsts[i] != 0) {
                int at = slot(oldFirsts[i], oldSeconds[i]);
                firsts[at] = oldFirsts[i];
                seconds[at] = oldSeconds[i];
                counts[at] = oldCounts[i];
            }
        }
    }

    /** Whether the row is there. */
    boolean contains(long first, long second) {
        return firsts[slot(first, second)] != 0;
    }

    /** Takes one of the row away; false when none is left. */
    boolean take(long first, long second) {
        int at = slot(first, second);
        if (firsts[at] == 0 || counts[at] == 0) {
            return false;
        }
        counts[at]--;
        return true;
    }

    /** Bytes of memory at the next growth. */
    long bytes() {
        return 3L * Long.BYTES * firsts.length * (size * 3L >= firsts.length * 2L - 3 ? 2 : 1);
    }

    /** Everything counted; the table is empty afterwards. */
    Batch toBatch() {
        long[] one = new long[size];
        long[] two = new long[size];
        long[] times = new long[size];
        int to = 0;
        for (int i = 0; i < firsts.length; i++) {
            if (firsts[i] != 0) {
                one[to] = firsts[i];
                two[to] = seconds[i];
                times[to++] = counts[i];
            }
        }
        Arrays.fill(firsts, 0);
        Arrays.fill(counts, 0);
        size = 0;
        return Batch.of(SCHEMA, LongColumn.int64(one), LongColumn.int64(two), LongColumn.int64(times));
    }
}
