package io.penstock.load.database.sqlite;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.LongColumn;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parts rows whose keys rise, which can be appended to a file of pages, from the few whose keys come late and are new all
 * the same: those are kept, to be inserted by SQLite at the end. Exports sorted by a key often have some.
 */
final class LateRows {
    /** More late rows than this and the keys do not really rise. */
    private static final int MOST = 20_000;

    private final int keyColumn;
    private final RisingKeys risen = new RisingKeys();
    private final Set<Long> lateKeys = new HashSet<>();
    private @Nullable BatchBuilder late;

    /** @param keyColumn the key's position; its values are never null */
    LateRows(int keyColumn) {
        this.keyColumn = keyColumn;
    }

    /**
     * The rows of {@code batch} whose keys rise, after keeping the late ones; null when a key may have been there before or
     * there are too many late ones, in which case nothing of this batch was kept and this object has no further use but
     * {@link #take}.
     */
    @Nullable
    Batch rising(Batch batch) {
        long[] keys = ((LongColumn) batch.column(keyColumn)).values();
        int[] rising = new int[batch.rowCount()];
        int[] coming = new int[MOST - lateKeys.size()];
        int count = 0;
        int lateCount = 0;
        for (int i = 0; i < rising.length; i++) {
            long key = keys[i];
            if (risen.isAbove(key)) {
                risen.add(key);
                rising[count++] = i;
            } else if (lateCount == coming.length || !risen.isSurelyAbsent(key) || !lateKeys.add(key)) {
                return null;
            } else {
                coming[lateCount++] = i;
            }
        }
        if (lateCount == 0) {
            return batch;
        }
        BatchBuilder kept = late == null ? BatchBuilder.of(batch.schema()) : late;
        late = kept;
        for (int i = 0; i < lateCount; i++) {
            kept.add(batch.row(coming[i]).values().toArray());
        }
        return batch.gather(rising, count);
    }

    boolean isEmpty() {
        return late == null;
    }

    /** The rows kept so far, which are kept no more; null when there are none. */
    @Nullable
    Batch take() {
        BatchBuilder kept = late;
        late = null;
        return kept == null ? null : kept.build();
    }
}
