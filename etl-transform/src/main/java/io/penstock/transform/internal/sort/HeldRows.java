package io.penstock.transform.internal.sort;

import io.penstock.data.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows in memory with their keys: filled, sorted, taken out in order. Batches are copied into larger ones first, so that what
 * they share with others is not held. With a limit, whatever cannot be among the first rows is dropped now and then.
 */
final class HeldRows {
    private static final int ROWS_TOGETHER = 8192;

    private final KeyEncoder encoder;
    private final long limit;
    private final long mostBytes;
    private final List<Batch> pending = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();
    private final List<RowKeys> keys = new ArrayList<>();
    private int pendingRows;
    private long pendingBytes;
    private int rowCount;
    private long dataBytes;
    private long keyBytes;
    private long[] sorted = new long[0];
    private int taken;
    /** The key of the last row that can still be among the first; empty for none. */
    private byte[] cutoff = new byte[0];

    HeldRows(List<SortColumn> order, long limit, long mostBytes) {
        this.encoder = new KeyEncoder(order);
        this.limit = limit;
        this.mostBytes = mostBytes;
    }

    void add(Batch batch) {
        Batch wanted = cutoff.length == 0 ? batch : beforeCutoff(batch);
        if (wanted.rowCount() == 0) {
            return;
        }
        pending.add(wanted);
        pendingRows += wanted.rowCount();
        pendingBytes += Origins.byteSize(wanted);
        if (pendingRows >= ROWS_TOGETHER || pendingBytes >= mostBytes / 8) {
            gather();
            if (limit < Integer.MAX_VALUE / 4 && rowCount >= 2 * limit + ROWS_TOGETHER) {
                keepFirst();
            }
        }
    }

    private Batch beforeCutoff(Batch batch) {
        RowKeys rowKeys = encoder.encode(batch);
        int[] rows = new int[batch.rowCount()];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            rows[count] = i;
            count += rowKeys.compare(i, cutoff) < 0 ? 1 : 0;
        }
        return count == rows.length ? batch : batch.gather(rows, count);
    }

    private void gather() {
        if (pending.isEmpty()) {
            return;
        }
        hold(Interleave.concat(pending));
        pending.clear();
        pendingRows = 0;
        pendingBytes = 0;
    }

    private void hold(Batch batch) {
        RowKeys rowKeys = encoder.encode(batch);
        batches.add(batch);
        keys.add(rowKeys);
        rowCount += batch.rowCount();
        dataBytes += Origins.byteSize(batch);
        keyBytes += rowKeys.byteSize() + (long) KeySort.BYTES_PER_ROW * batch.rowCount();
    }

    private void keepFirst() {
        sort();
        List<Batch> first = new ArrayList<>();
        int rows = 0;
        while (rows < limit) {
            Batch next = next((int) Math.min(ROWS_TOGETHER, limit - rows));
            if (next == null) {
                break;
            }
            first.add(next);
            rows += next.rowCount();
        }
        clear();
        first.forEach(this::hold);
        if (!keys.isEmpty()) {
            RowKeys last = keys.get(keys.size() - 1);
            cutoff = last.copy(last.size() - 1);
        }
    }

    boolean isFull() {
        return dataBytes + keyBytes + pendingBytes > mostBytes;
    }

    int rowCount() {
        return rowCount + pendingRows;
    }

    /** Bytes of the rows themselves, with their originals. */
    long dataBytes() {
        return dataBytes + pendingBytes;
    }

    void sort() {
        gather();
        sorted = KeySort.sort(keys);
        taken = 0;
    }

    /** The next rows in order; null at the end. Only after {@link #sort}. */
    @Nullable
    Batch next(int most) {
        int count = Math.min(most, sorted.length - taken);
        if (count == 0) {
            return null;
        }
        int[] sources = new int[count];
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            long row = sorted[taken + i];
            sources[i] = (int) (row >>> 32);
            rows[i] = (int) row;
        }
        taken += count;
        return Interleave.of(batches, sources, rows, count);
    }

    void rewind() {
        taken = 0;
    }

    void clear() {
        pending.clear();
        batches.clear();
        keys.clear();
        pendingRows = 0;
        pendingBytes = 0;
        rowCount = 0;
        dataBytes = 0;
        keyBytes = 0;
        sorted = new long[0];
        taken = 0;
    }
}
