package io.penstock.quality.check;

import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/** A part of the run's memory. */
record SharedContext(StepContext run, long memoryShare) implements StepContext {
    @Override
    public String pipeline() {
        return run.pipeline();
    }

    @Override
    public String runId() {
        return run.runId();
    }

    @Override
    public Instant startedAt() {
        return run.startedAt();
    }

    @Override
    public Clock clock() {
        return run.clock();
    }

    @Override
    public int batchRows() {
        return run.batchRows();
    }

    @Override
    public int batchBytes() {
        return run.batchBytes();
    }

    @Override
    public Path spillDirectory() throws IOException {
        return run.spillDirectory();
    }

    @Override
    public void inParallel(int parts, Part work) throws Exception {
        run.inParallel(parts, work);
    }

    @Override
    public void checkCancelled() {
        run.checkCancelled();
    }
}
