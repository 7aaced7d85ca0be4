package io.penstock.transform.internal.group.table;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.transform.internal.sort.Interleave;
import java.util.ArrayList;
import java.util.List;

/** Reads rows kept in small batches in larger ones. */
final class KeyReader {
    private final List<Batch> batches;
    private int batch;
    private int row;

    KeyReader(List<Batch> batches) {
        this.batches = batches;
    }

    /** The columns of the next {@code count} rows; none when there are no columns. */
    List<Column> next(int count, int columns) {
        if (columns == 0) {
            return List.of();
        }
        List<Batch> used = new ArrayList<>();
        int[] sources = new int[count];
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            if (row == batches.get(batch).rowCount()) {
                batch++;
                row = 0;
            }
            if (used.isEmpty() || row == 0) {
                used.add(batches.get(batch));
            }
            sources[i] = used.size() - 1;
            rows[i] = row++;
        }
        return Interleave.of(used, sources, rows, count).columns();
    }
}
