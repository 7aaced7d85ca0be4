package io.penstock.quality.profile;

import io.penstock.spi.StepContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/** A run with a given memory share. */
record TestContext(long memoryShare) implements StepContext {
    @Override
    public String pipeline() {
        return "test";
    }

    @Override
    public String runId() {
        return "run-1";
    }

    @Override
    public Instant startedAt() {
        return Instant.EPOCH;
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public int batchRows() {
        return 1000;
    }

    @Override
    public int batchBytes() {
        return 1 << 20;
    }

    @Override
    public Path spillDirectory() {
        throw new UnsupportedOperationException("a profile does not spill");
    }

    @Override
    public void checkCancelled() {}
}
