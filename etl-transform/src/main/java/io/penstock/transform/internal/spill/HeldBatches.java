package io.penstock.transform.internal.spill;

import io.penstock.data.Batch;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Batches kept for later, with their origins: in memory up to a limit, those that came after it in one file. Read by position,
 * as often as wanted, in any order. One thread.
 */
public final class HeldBatches implements AutoCloseable {
    private final StepContext context;
    private final long limit;
    private final List<Batch> inMemory = new ArrayList<>();
    private @Nullable BatchFile file;
    private long bytes;

    /** @param limit bytes that may stay in memory */
    public HeldBatches(StepContext context, long limit) {
        this.context = context;
        this.limit = limit;
    }

    public void add(Batch batch) throws IOException {
        if (file == null) {
            long size = batch.byteSize();
            if (batch.origin() != null) {
                size += batch.origin().original().byteSize();
            }
            if (bytes + size <= limit) {
                bytes += size;
                inMemory.add(batch);
                return;
            }
            file = BatchFile.create(context.spillDirectory());
        }
        context.checkCancelled();
        file.add(batch);
    }

    public int size() {
        return inMemory.size() + (file == null ? 0 : file.size());
    }

    public Batch get(int i) throws IOException {
        return i < inMemory.size() || file == null ? inMemory.get(i) : file.get(i - inMemory.size());
    }

    @Override
    public void close() throws IOException {
        inMemory.clear();
        if (file != null) {
            file.close();
        }
    }
}
