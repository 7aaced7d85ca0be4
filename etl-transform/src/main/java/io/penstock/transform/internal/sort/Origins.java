package io.penstock.transform.internal.sort;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the rows of an interleaved batch come from. */
final class Origins {
    /** What a position takes in memory, about. */
    static final int BYTES_PER_ROW = 24;

    private Origins() {}

    /** Null when a batch has no origin or two originals are of different schemas. */
    static @Nullable Origin of(List<Batch> batches, int[] sources, int[] rows, int count) {
        List<Origin> origins = new ArrayList<>(batches.size());
        List<Batch> originals = new ArrayList<>(batches.size());
        for (Batch batch : batches) {
            Origin origin = batch.origin();
            if (origin == null
                    || (!originals.isEmpty()
                            && !origin.original()
                                    .schema()
                                    .equals(originals.get(0).schema()))) {
                return null;
            }
            origins.add(origin);
            originals.add(origin.original());
        }
        int[] originalRows = new int[count];
        String[] places = new String[count];
        long[] lines = new long[count];
        long[] offsets = new long[count];
        for (int i = 0; i < count; i++) {
            Origin origin = origins.get(sources[i]);
            originalRows[i] = origin.row(rows[i]);
            RecordPosition position = origin.position(rows[i]);
            places[i] = position.source();
            lines[i] = position.line();
            offsets[i] = position.offset();
        }
        Batch original = Interleave.withoutOrigin(originals, sources, originalRows, count);
        return Origin.of(original, row -> new RecordPosition(places[row], lines[row], offsets[row]));
    }

    /** What a batch and its original rows take in memory, about. */
    static long byteSize(Batch batch) {
        Origin origin = batch.origin();
        return batch.byteSize()
                + (origin == null ? 0 : origin.original().byteSize() + (long) BYTES_PER_ROW * batch.rowCount());
    }
}
