package io.penstock.benchmarks.harness;

import io.penstock.spi.StandaloneContext;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/** A run outside of any engine: batches of 32,768 rows or 16 MiB, and memory enough that nothing spills. */
public final class KernelContext implements StepContext, AutoCloseable {
    /** Rows of a full batch. */
    public static final int BATCH_ROWS = 32_768;

    /** Most bytes of a batch, about. */
    public static final int BATCH_BYTES = 16 << 20;

    private static final long MEMORY = 1L << 30;

    private final StandaloneContext inner = StandaloneContext.named("kernel");

    @Override
    public String pipeline() {
        return inner.pipeline();
    }

    @Override
    public String runId() {
        return inner.runId();
    }

    @Override
    public Instant startedAt() {
        return inner.startedAt();
    }

    @Override
    public Clock clock() {
        return inner.clock();
    }

    @Override
    public int batchRows() {
        return BATCH_ROWS;
    }

    @Override
    public int batchBytes() {
        return BATCH_BYTES;
    }

    @Override
    public long memoryShare() {
        return MEMORY;
    }

    @Override
    public Path spillDirectory() throws IOException {
        return inner.spillDirectory();
    }

    @Override
    public void checkCancelled() {}

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
