package io.penstock.transform.internal.match;

import io.penstock.data.Batch;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.spill.HeldBatches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows on disk, a file for each of {@value #COUNT} parts of the keys' hashes; all rows of a key are in one part, in the order in
 * which they were added. Each level of a partitioned partition looks at the hash through another mixing, so that it splits again
 * (Kitsuregawa, Tanaka, Moto-oka 1983, "Application of Hash to Data Base Machine": the GRACE hash join). Rows gather in memory until
 * a part has enough for one write. One thread.
 */
public final class Partitions implements AutoCloseable {
    public static final int COUNT = 16;

    private final StepContext context;
    private final int level;
    private final long most;
    private final List<List<Batch>> pending = new ArrayList<>();
    private final List<HeldBatches> files = new ArrayList<>();
    private final long[] rows = new long[COUNT];
    private final long[] bytes = new long[COUNT];
    private long pendingBytes;
    private int[] part = new int[0];

    /**
     * @param level 0 for the first partitioning, one more for each partitioning of a partition
     * @param most bytes of rows that may wait in memory
     */
    public Partitions(StepContext context, int level, long most) {
        this.context = context;
        this.level = level;
        this.most = most;
        for (int p = 0; p < COUNT; p++) {
            pending.add(new ArrayList<>());
            files.add(new HeldBatches(context, -1));
        }
    }

    private static int part(long hash, int level) {
        long mixed = (hash + level * 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        mixed ^= mixed >>> 29;
        return (int) ((mixed * 0x94d049bb133111ebL) >>> 60);
    }

    /**
     * Sets the rows of a batch aside.
     *
     * @param hashes the hash of each row's key
     */
    public void add(Batch batch, long[] hashes) throws IOException {
        context.checkCancelled();
        int count = batch.rowCount();
        if (part.length < count) {
            part = new int[count];
        }
        int[] ends = new int[COUNT + 1];
        for (int i = 0; i < count; i++) {
            part[i] = part(hashes[i], level);
            ends[part[i] + 1]++;
        }
        for (int p = 0; p < COUNT; p++) {
            ends[p + 1] += ends[p];
        }
        int[] sorted = new int[count];
        int[] at = ends.clone();
        for (int i = 0; i < count; i++) {
            sorted[at[part[i]]++] = i;
        }
        for (int p = 0; p < COUNT; p++) {
            int size = ends[p + 1] - ends[p];
            if (size > 0) {
                int[] chosen = Arrays.copyOfRange(sorted, ends[p], ends[p + 1]);
                add(p, batch.gather(chosen, size));
            }
        }
    }

    private void add(int p, Batch some) throws IOException {
        Batch own = some.origin() == null ? RowConcat.compact(some) : some;
        long size = own.byteSize();
        rows[p] += own.rowCount();
        bytes[p] += size;
        if (own.origin() != null) {
            files.get(p).add(own);
            return;
        }
        pending.get(p).add(own);
        pendingBytes += size;
        if (pendingBytes > most) {
            flush();
        }
    }

    private void flush() throws IOException {
        for (int p = 0; p < COUNT; p++) {
            List<Batch> waiting = pending.get(p);
            if (!waiting.isEmpty()) {
                RowConcat all = new RowConcat(waiting.get(0).schema());
                waiting.forEach(all::add);
                waiting.clear();
                files.get(p).add(all.take(0));
            }
        }
        pendingBytes = 0;
    }

    /** Called after the last row, before any is read. */
    public void finish() throws IOException {
        flush();
    }

    public int level() {
        return level;
    }

    /** Rows in a part. */
    public long rows(int p) {
        return rows[p];
    }

    /** Bytes of the rows of a part, as columns in memory. */
    public long bytes(int p) {
        return bytes[p];
    }

    /** The batches of a part, in order. */
    public HeldBatches part(int p) {
        return files.get(p);
    }

    @Override
    public void close() throws IOException {
        pending.forEach(List::clear);
        for (HeldBatches file : files) {
            file.close();
        }
    }
}
