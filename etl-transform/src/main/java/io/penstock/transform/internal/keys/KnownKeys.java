package io.penstock.transform.internal.keys;

import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.schema.Schema;
import io.penstock.spi.StepContext;
import java.io.IOException;

/**
 * The keys of one set of rows, to be asked for by another: first {@link #add}, then {@link #like} for the columns of the other, then
 * {@link #markMissing}. Keys and memory as {@link SeenKeys}. Rows with a null in the key are for the caller to judge. One thread.
 */
public final class KnownKeys implements AutoCloseable {
    private final KeyStore store;
    private final int[] positions;
    private final boolean single;
    private final KeyHasher hasher;
    private boolean zeroKnown;

    private KnownKeys(KeyStore store, int[] positions, boolean single, boolean zeroKnown) {
        this.store = store;
        this.positions = positions;
        this.single = single;
        this.hasher = new KeyHasher(positions);
        this.zeroKnown = zeroKnown;
    }

    /** @param positions the key columns of {@code schema} */
    public static KnownKeys of(Schema schema, int[] positions, StepContext context) {
        boolean single = positions.length == 1
                && SeenKeys.isLong(schema.field(positions[0]).type());
        return new KnownKeys(new KeyStore(single ? 1 : 2, context), positions, single, false);
    }

    /** The same keys, to be asked for by rows whose key columns, of the same types, stand elsewhere. */
    public KnownKeys like(int[] others) {
        return new KnownKeys(store, others, single, zeroKnown);
    }

    public void add(Batch batch) {
        if (single) {
            LongColumn keys = (LongColumn) batch.column(positions[0]);
            for (int i = 0; i < keys.size(); i++) {
                long key = keys.get(i);
                if (key != 0) {
                    store.add(key, 0);
                } else {
                    zeroKnown |= !keys.isNull(i);
                }
            }
            return;
        }
        hasher.hash(batch);
        for (int i = 0; i < batch.rowCount(); i++) {
            store.add(hasher.firsts()[i], hasher.seconds()[i]);
        }
    }

    /** Sets the bit of every row whose key was not added. */
    public void markMissing(Batch batch, long[] missing) {
        if (single) {
            LongColumn keys = (LongColumn) batch.column(positions[0]);
            for (int i = 0; i < keys.size(); i++) {
                long key = keys.get(i);
                if (key == 0 ? !zeroKnown : !store.contains(key, 0)) {
                    missing[i >>> 6] |= 1L << i;
                }
            }
            return;
        }
        hasher.hash(batch);
        for (int i = 0; i < batch.rowCount(); i++) {
            if (!store.contains(hasher.firsts()[i], hasher.seconds()[i])) {
                missing[i >>> 6] |= 1L << i;
            }
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
