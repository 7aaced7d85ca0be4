package io.penstock.load.file.partition;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.load.text.IsoTimes.Fraction;
import io.penstock.load.text.TextCells;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the distinct values of some columns in the order they are first seen: a table of keys with open addressing. A key is
 * the text of each value, as a CSV file would show it, after its length; memory is that of the distinct keys. Nothing is
 * allocated per row. One thread.
 */
public final class PartitionKeys {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final int NONE = -1;

    private final int[] columns;
    private final List<TextCells> cells = new ArrayList<>();
    private final byte[][] bytes;
    private final int[][] starts;
    private final int[][] ends;
    private final Validity[] validities;

    private byte[] key = new byte[256];
    private byte[] keys = new byte[4096];
    private int[] keyEnds = new int[64];
    private int[] hashes = new int[64];
    private int[] table = new int[128];
    private int count;

    /** @param columns positions in every batch; of scalar types other than BINARY */
    public PartitionKeys(int... columns) {
        this.columns = columns.clone();
        bytes = new byte[columns.length][];
        starts = new int[columns.length][];
        ends = new int[columns.length][];
        validities = new Validity[columns.length];
        for (int i = 0; i < columns.length; i++) {
            cells.add(new TextCells(Fraction.WHERE_NEEDED));
        }
        Arrays.fill(table, NONE);
    }

    /** How many distinct keys were seen. */
    public int count() {
        return count;
    }

    /** Puts the number of each row's key into {@code numbers[0..rowCount)}. */
    public void assign(Batch batch, int[] numbers) {
        for (int c = 0; c < columns.length; c++) {
            take(c, batch.column(columns[c]));
        }
        int before = NONE;
        for (int row = 0; row < batch.rowCount(); row++) {
            int length = encode(row);
            if (before == NONE || !isKey(before, length)) {
                before = find(length);
            }
            numbers[row] = before;
        }
    }

    private void take(int c, Column column) {
        validities[c] = column.validity();
        if (column instanceof TextColumn text) {
            bytes[c] = text.bytes();
            starts[c] = text.starts();
            ends[c] = text.ends();
        } else {
            TextCells formatted = cells.get(c);
            formatted.format(column, 0, column.size());
            bytes[c] = formatted.bytes();
            starts[c] = formatted.starts();
            ends[c] = formatted.ends();
        }
    }

    /** Per column four bytes: the length of the text plus one, 0 for a null; then the text. */
    private int encode(int row) {
        int at = 0;
        for (int c = 0; c < columns.length; c++) {
            boolean isNull = validities[c].isNull(row);
            int length = isNull ? 0 : ends[c][row] - starts[c][row];
            if (key.length - at < length + 4) {
                key = Arrays.copyOf(key, Math.max(at + length + 4, key.length * 2));
            }
            int told = isNull ? 0 : length + 1;
            INT.set(key, at, told);
            System.arraycopy(bytes[c], starts[c][row], key, at + 4, length);
            at += 4 + length;
        }
        return at;
    }

    private boolean isKey(int number, int length) {
        int from = number == 0 ? 0 : keyEnds[number - 1];
        return Arrays.equals(keys, from, keyEnds[number], key, 0, length);
    }

    private int find(int length) {
        int hash = hash(length);
        int mask = table.length - 1;
        int slot = hash & mask;
        for (; table[slot] != NONE; slot = (slot + 1) & mask) {
            if (hashes[table[slot]] == hash && isKey(table[slot], length)) {
                return table[slot];
            }
        }
        table[slot] = add(hash, length);
        int number = table[slot];
        if (count * 2 > table.length) {
            rehash();
        }
        return number;
    }

    private int hash(int length) {
        int hash = 0x811C9DC5;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ key[i]) * 0x01000193;
        }
        return hash ^ hash >>> 15;
    }

    private int add(int hash, int length) {
        int from = count == 0 ? 0 : keyEnds[count - 1];
        int to = Math.addExact(from, length);
        if (keys.length < to) {
            keys = Arrays.copyOf(keys, Math.max(to, keys.length * 2));
        }
        if (keyEnds.length == count) {
            keyEnds = Arrays.copyOf(keyEnds, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        System.arraycopy(key, 0, keys, from, length);
        keyEnds[count] = to;
        hashes[count] = hash;
        return count++;
    }

    private void rehash() {
        table = new int[table.length * 2];
        Arrays.fill(table, NONE);
        int mask = table.length - 1;
        for (int number = 0; number < count; number++) {
            int slot = hashes[number] & mask;
            while (table[slot] != NONE) {
                slot = (slot + 1) & mask;
            }
            table[slot] = number;
        }
    }

    /** The texts of a key's values, in the order of the columns. */
    public List<@Nullable String> values(int number) {
        List<@Nullable String> values = new ArrayList<>(columns.length);
        int at = number == 0 ? 0 : keyEnds[number - 1];
        for (int c = 0; c < columns.length; c++) {
            int told = (int) INT.get(keys, at);
            at += 4;
            if (told == 0) {
                values.add(null);
            } else {
                values.add(new String(keys, at, told - 1, StandardCharsets.UTF_8));
                at += told - 1;
            }
        }
        return values;
    }
}
