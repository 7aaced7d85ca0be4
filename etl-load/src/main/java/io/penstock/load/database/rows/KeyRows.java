package io.penstock.load.database.rows;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Keeps one row of each key of a piece of a batch, the first or the last. Rows with a null in the key are all kept, because
 * null equals nothing. Open addressing over row positions; no object per row for whole numbers and texts.
 */
final class KeyRows {
    private final List<Integer> key;
    private final Keep keep;

    /** @param key positions of the key's columns */
    KeyRows(List<Integer> key, Keep keep) {
        this.key = List.copyOf(key);
        this.keep = keep;
    }

    /** Which row of a key stays. */
    enum Keep {
        ALL,
        FIRST,
        LAST
    }

    /** The rows {@code from} to {@code to - 1} that stay, in their order. */
    Batch of(Batch batch, int from, int to) {
        if (keep == Keep.ALL) {
            return from == 0 && to == batch.rowCount() ? batch : batch.slice(from, to);
        }
        int count = to - from;
        int[] table = new int[Integer.highestOneBit(Math.max(16, count)) << 2];
        Arrays.fill(table, -1);
        boolean[] stays = new boolean[count];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = keep == Keep.LAST ? to - 1 - i : from + i;
            if (hasNull(batch, row) || isNew(batch, row, table)) {
                stays[row - from] = true;
                kept++;
            }
        }
        if (kept == batch.rowCount()) {
            return batch;
        }
        int[] rows = new int[kept];
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (stays[i]) {
                rows[next++] = from + i;
            }
        }
        return batch.gather(rows, kept);
    }

    private boolean isNew(Batch batch, int row, int[] table) {
        int slot = hash(batch, row) & (table.length - 1);
        while (table[slot] >= 0) {
            if (equal(batch, row, table[slot])) {
                return false;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = row;
        return true;
    }

    private boolean hasNull(Batch batch, int row) {
        for (int c : key) {
            if (batch.column(c).isNull(row)) {
                return true;
            }
        }
        return false;
    }

    private int hash(Batch batch, int row) {
        int hash = 0;
        for (int c : key) {
            Column column = batch.column(c);
            int one = 0;
            if (column instanceof LongColumn longs) {
                one = Long.hashCode(longs.get(row));
            } else if (column instanceof TextColumn text) {
                for (int i = text.starts()[row]; i < text.ends()[row]; i++) {
                    one = 31 * one + text.bytes()[i];
                }
            } else {
                one = Objects.hashCode(column.value(row));
            }
            hash = 31 * hash + one;
        }
        return (hash * 0x9E3779B9) >>> 7;
    }

    private boolean equal(Batch batch, int a, int b) {
        for (int c : key) {
            Column column = batch.column(c);
            boolean same = column instanceof LongColumn longs
                    ? longs.get(a) == longs.get(b)
                    : column instanceof TextColumn text
                            ? Arrays.equals(
                                    text.bytes(),
                                    text.starts()[a],
                                    text.ends()[a],
                                    text.bytes(),
                                    text.starts()[b],
                                    text.ends()[b])
                            : Objects.deepEquals(column.value(a), column.value(b));
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
