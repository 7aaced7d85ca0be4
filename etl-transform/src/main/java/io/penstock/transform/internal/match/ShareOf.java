package io.penstock.transform.internal.match;

import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/**
 * A run as a part of a step sees it, which may hold less than the whole step.
 *
 * @param run the run
 * @param memoryShare bytes the part may hold
 */
public record ShareOf(StepContext run, long memoryShare) implements StepContext {
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
    public void checkCancelled() {
        run.checkCancelled();
    }
}
