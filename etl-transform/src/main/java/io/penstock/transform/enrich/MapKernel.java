package io.penstock.transform.enrich;

import io.penstock.data.Batch;
import io.penstock.data.TextColumn;
import io.penstock.expr.BoundExpr;
import io.penstock.transform.MatchCase;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.text.CheckedKernel;
import io.penstock.transform.internal.text.TextRewrite;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks texts up by their bytes in an open table. One thread. */
final class MapKernel implements CheckedKernel {
    private final byte[] @Nullable [] keys;
    private final byte[][] values;
    private final int mask;
    private final MatchCase matchCase;
    private final byte @Nullable [] fallback;
    private final Map<Integer, BoundExpr> casts;
    private byte[] folded = new byte[64];

    /**
     * A kernel.
     *
     * @param fallback the default; null to tell unmatched values as failed
     * @param casts for columns that are not text, by position
     */
    MapKernel(
            Map<String, String> mapping,
            MatchCase matchCase,
            @Nullable String fallback,
            Map<Integer, BoundExpr> casts) {
        int slots = Integer.highestOneBit(Math.max(4, mapping.size() * 4));
        this.keys = new byte[slots][];
        this.values = new byte[slots][];
        this.mask = slots - 1;
        this.matchCase = matchCase;
        this.fallback = fallback == null ? null : fallback.getBytes(StandardCharsets.UTF_8);
        this.casts = new HashMap<>(casts);
        mapping.forEach((from, to) -> {
            byte[] key = fold(from, matchCase).getBytes(StandardCharsets.UTF_8);
            int slot = slot(key, 0, key.length);
            if (keys[slot] == null) {
                keys[slot] = key;
                values[slot] = to.getBytes(StandardCharsets.UTF_8);
            }
        });
    }

    /** A key as it is compared. */
    static String fold(String key, MatchCase matchCase) {
        return matchCase == MatchCase.EXACT ? key : key.toLowerCase(Locale.ROOT);
    }

    @Override
    public TextColumn apply(Batch batch, int position, long[] failed) {
        BoundExpr cast = casts.get(position);
        TextColumn column = (TextColumn) (cast == null ? batch.column(position) : cast.evaluate(batch));
        TextRewrite out = TextRewrite.after(column, 0);
        for (int i = 0; i < column.size(); i++) {
            if (column.isNull(i)) {
                out.keep(i);
                continue;
            }
            int slot = find(column, i);
            if (keys[slot] != null) {
                out.append(values[slot], 0, values[slot].length);
            } else if (fallback != null) {
                out.append(fallback, 0, fallback.length);
            } else {
                RowBits.set(failed, i);
                out.keep(i);
            }
        }
        return out.build();
    }

    private int find(TextColumn column, int i) {
        byte[] bytes = column.bytes();
        int from = column.starts()[i];
        int to = column.ends()[i];
        if (matchCase == MatchCase.EXACT) {
            return slot(bytes, from, to);
        }
        if (folded.length < to - from) {
            folded = new byte[2 * (to - from)];
        }
        for (int k = from; k < to; k++) {
            byte b = bytes[k];
            if (b < 0) {
                byte[] lower = fold(column.string(i), matchCase).getBytes(StandardCharsets.UTF_8);
                return slot(lower, 0, lower.length);
            }
            folded[k - from] = (byte) (b >= 'A' && b <= 'Z' ? b | 0x20 : b);
        }
        return slot(folded, 0, to - from);
    }

    /** The slot of the key, or the free one where it would be. */
    private int slot(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int k = from; k < to; k++) {
            hash = 31 * hash + bytes[k];
        }
        int slot = (hash ^ hash >>> 15) & mask;
        for (byte[] key = keys[slot]; key != null; key = keys[slot]) {
            if (Arrays.equals(key, 0, key.length, bytes, from, to)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
