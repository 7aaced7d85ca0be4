package io.penstock.transform.internal;

import io.penstock.data.TextColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A memo of what recent texts came to: a direct-mapped cache of 4,096 texts, the newer one wins. For costly functions of text
 * that repeats (dates, codes). Texts over 256 bytes are not kept. One thread.
 */
public final class RecentValues {
    private static final int SLOTS = 4096;
    private static final int LONGEST = 256;

    private final byte[] @Nullable [] texts = new byte[SLOTS][];
    private final long[] values = new long[SLOTS];

    /** Where row {@code i}'s text would be. */
    public int slot(TextColumn column, int i) {
        byte[] bytes = column.bytes();
        int hash = 1;
        for (int b = column.starts()[i]; b < column.ends()[i]; b++) {
            hash = 31 * hash + bytes[b];
        }
        return (hash ^ (hash >>> 15)) & (SLOTS - 1);
    }

    public boolean holds(int slot, TextColumn column, int i) {
        byte[] text = texts[slot];
        int from = column.starts()[i];
        int to = column.ends()[i];
        return text != null
                && text.length == to - from
                && Arrays.equals(text, 0, text.length, column.bytes(), from, to);
    }

    public void put(int slot, TextColumn column, int i, long value) {
        texts[slot] = column.length(i) > LONGEST
                ? null
                : Arrays.copyOfRange(column.bytes(), column.starts()[i], column.ends()[i]);
        values[slot] = value;
    }

    public long value(int slot) {
        return values[slot];
    }
}
