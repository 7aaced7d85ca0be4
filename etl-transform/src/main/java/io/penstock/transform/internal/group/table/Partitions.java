package io.penstock.transform.internal.group.table;

import io.penstock.data.Batch;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.sort.Interleave;
import io.penstock.transform.internal.spill.BatchFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows on disk in {@value #COUNT} files by four bits of their key's hash, other bits on each level. */
final class Partitions implements AutoCloseable {
    static final int COUNT = 16;
    private static final int BITS = 4;

    private final StepContext context;
    private final int shift;
    private final long pendingLimit;
    private final List<List<Batch>> pending = new ArrayList<>();
    private final long[] pendingBytes = new long[COUNT];
    private final List<BatchFile> files = new ArrayList<>();

    /** @param level from 0; there are 16 before bits are used again */
    Partitions(StepContext context, int level, long budget) throws IOException {
        this.context = context;
        this.shift = 60 - BITS * (level % 15);
        this.pendingLimit = Math.min(256 << 10, budget / (4 * COUNT));
        for (int p = 0; p < COUNT; p++) {
            pending.add(new ArrayList<>());
            files.add(BatchFile.create(context.spillDirectory()));
        }
    }

    /** @param hashes of every row of the batch */
    void add(Batch batch, int[] rows, int count, long[] hashes) throws IOException {
        int[][] chosen = new int[COUNT][];
        int[] counts = new int[COUNT];
        for (int k = 0; k < count; k++) {
            counts[(int) (hashes[rows[k]] >>> shift) & (COUNT - 1)]++;
        }
        for (int p = 0; p < COUNT; p++) {
            chosen[p] = new int[counts[p]];
            counts[p] = 0;
        }
        for (int k = 0; k < count; k++) {
            int p = (int) (hashes[rows[k]] >>> shift) & (COUNT - 1);
            chosen[p][counts[p]++] = rows[k];
        }
        for (int p = 0; p < COUNT; p++) {
            if (counts[p] > 0) {
                Batch part = Interleave.of(List.of(batch), new int[counts[p]], chosen[p], counts[p]);
                pending.get(p).add(part);
                pendingBytes[p] += part.byteSize() + 256;
                if (pendingBytes[p] > pendingLimit) {
                    write(p);
                }
            }
        }
    }

    private void write(int p) throws IOException {
        if (!pending.get(p).isEmpty()) {
            context.checkCancelled();
            files.get(p).add(Interleave.concat(pending.get(p)));
            pending.get(p).clear();
            pendingBytes[p] = 0;
        }
    }

    /** The files, all rows written. */
    List<BatchFile> files() throws IOException {
        for (int p = 0; p < COUNT; p++) {
            write(p);
        }
        return files;
    }

    @Override
    public void close() throws IOException {
        BatchFile.closeAll(files);
        files.clear();
    }
}
