package io.penstock.transform.internal.keys;

import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.StepContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the keys of all rows it is shown and marks those it has seen before. Nulls are equal to each other, as in SQL's
 * DISTINCT.
 *
 * <p>A key of one 64-bit column (integer, date, time, timestamp, decimal of up to 18 digits) is kept exactly, in 8 bytes; any
 * other by a 128-bit hash (see {@link KeyHasher} for the odds). Holds at most {@link StepContext#memoryShare} bytes, about;
 * the rest is on disk until {@link #close}. One thread.
 */
public final class SeenKeys implements AutoCloseable {
    private final KeyStore store;
    private final int single;
    private final @Nullable KeyHasher hasher;
    private boolean nullSeen;
    private boolean zeroSeen;

    private SeenKeys(KeyStore store, int single, @Nullable KeyHasher hasher) {
        this.store = store;
        this.single = single;
        this.hasher = hasher;
    }

    /** @param positions the key columns of {@code schema} */
    public static SeenKeys of(Schema schema, int[] positions, StepContext context) {
        if (positions.length == 1 && isLong(schema.field(positions[0]).type())) {
            return new SeenKeys(new KeyStore(1, context), positions[0], null);
        }
        return new SeenKeys(new KeyStore(2, context), -1, new KeyHasher(positions));
    }

    static boolean isLong(Type type) {
        return type == Type.INT64
                || type == Type.DATE
                || type == Type.TIME
                || type == Type.TIMESTAMP
                || (type instanceof DecimalType decimal && decimal.isCompact());
    }

    /** Sets the bit of every row whose key came before, in this batch or an earlier one. */
    public void mark(Batch batch, long[] repeated) {
        if (hasher == null) {
            LongColumn keys = (LongColumn) batch.column(single);
            for (int i = 0; i < keys.size(); i++) {
                markLong(keys, i, repeated);
            }
        } else {
            hasher.hash(batch);
            for (int i = 0; i < batch.rowCount(); i++) {
                markHash(hasher, i, repeated);
            }
        }
    }

    /** The same from the last row to the first: the bit of every row whose key comes again later. */
    public void markBackward(Batch batch, long[] repeated) {
        if (hasher == null) {
            LongColumn keys = (LongColumn) batch.column(single);
            for (int i = keys.size() - 1; i >= 0; i--) {
                markLong(keys, i, repeated);
            }
        } else {
            hasher.hash(batch);
            for (int i = batch.rowCount() - 1; i >= 0; i--) {
                markHash(hasher, i, repeated);
            }
        }
    }

    private void markLong(LongColumn keys, int i, long[] repeated) {
        boolean isNew;
        long key = keys.get(i);
        if (key != 0) {
            isNew = store.add(key, 0);
        } else if (keys.validity().isNull(i)) {
            isNew = !nullSeen;
            nullSeen = true;
        } else {
            isNew = !zeroSeen;
            zeroSeen = true;
        }
        if (!isNew) {
            repeated[i >>> 6] |= 1L << i;
        }
    }

    private void markHash(KeyHasher hashes, int i, long[] repeated) {
        if (!store.add(hashes.firsts()[i], hashes.seconds()[i])) {
            repeated[i >>> 6] |= 1L << i;
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
