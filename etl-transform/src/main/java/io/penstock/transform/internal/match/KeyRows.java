package io.penstock.transform.internal.match;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.transform.internal.keys.KeyHasher;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The hashes of a batch's keys, 128 bits each (see {@link KeyHasher} for the odds of a collision; a single 64-bit column cannot
 * collide), and which keys hold a null. Valid until the next batch. One thread.
 */
public final class KeyRows {
    private final KeyColumns key;
    private final KeyHasher hasher;
    private long[] nulls = new long[0];

    public KeyRows(KeyColumns key) {
        this.key = key;
        this.hasher = new KeyHasher(IntStream.range(0, key.size()).toArray());
    }

    /** Hashes the keys of a batch. */
    public void of(Batch batch) {
        Batch keys = key.of(batch);
        hasher.hash(keys);
        int words = (batch.rowCount() + 63) >>> 6;
        if (nulls.length < words) {
            nulls = new long[words];
        } else {
            Arrays.fill(nulls, 0, words, 0);
        }
        for (Column column : keys.columns()) {
            for (int w = 0; column.validity().hasNulls() && w < words; w++) {
                nulls[w] |= ~column.validity().word(w);
            }
        }
    }

    /** The first halves of the hashes; never 0. */
    public long[] firsts() {
        return hasher.firsts();
    }

    public long[] seconds() {
        return hasher.seconds();
    }

    /** Whether a part of the row's key is null. */
    public boolean hasNull(int row) {
        return (nulls[row >>> 6] >>> row & 1L) != 0;
    }
}
