package io.penstock.transform.internal;

import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fixed set of texts, looked up by bytes. Immutable. */
public final class ByteSet implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[] @Nullable [] slots;
    private final int mask;

    private ByteSet(byte[] @Nullable [] slots) {
        this.slots = slots;
        this.mask = slots.length - 1;
    }

    public static ByteSet of(List<String> texts) {
        byte[] @Nullable [] slots = new byte[Integer.highestOneBit(Math.max(4, texts.size() * 4))][];
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int slot = hash(bytes, 0, bytes.length) & (slots.length - 1);
            while (slots[slot] != null && !Arrays.equals(slots[slot], bytes)) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = bytes;
        }
        return new ByteSet(slots);
    }

    /** Sets the bits of valid rows whose text is in the set ({@code present}), or of those whose text is not. */
    public void test(Column column, long[] bits, boolean present) {
        TextColumn text = (TextColumn) column;
        byte[] bytes = text.bytes();
        int[] starts = text.starts();
        int[] ends = text.ends();
        for (int i = 0; i < text.size(); i++) {
            if (contains(bytes, starts[i], ends[i]) == present && !text.isNull(i)) {
                RowBits.set(bits, i);
            }
        }
    }

    private boolean contains(byte[] bytes, int from, int to) {
        int slot = hash(bytes, from, to) & mask;
        for (byte[] found = slots[slot]; found != null; found = slots[slot]) {
            if (found.length == to - from && Arrays.equals(found, 0, found.length, bytes, from, to)) {
                return true;
            }
            slot = (slot + 1) & mask;
        }
        return false;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ (hash >>> 15);
    }
}
