package io.penstock.testkit;

import io.penstock.error.Problem;
import io.penstock.error.RunCancelledException;
import io.penstock.spi.StandaloneContext;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A run as a source, step or sink sees it, with everything settable: 1,024 rows or 1 MiB a batch, 64 MiB of memory, the system
 * clock and no cancellation unless told otherwise. Make one per test, set it, then use it; close it to remove its spill directory.
 */
public final class TestContext implements StepContext, AutoCloseable {
    private final StandaloneContext inner = StandaloneContext.named("test");
    private final AtomicLong checksLeft = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong checks = new AtomicLong();
    private Clock clock = Clock.systemUTC();
    private Instant startedAt = clock.instant();
    private int batchRows = 1_024;
    private long memoryShare = 64L << 20;
    private @Nullable String watermark;

    private TestContext() {}

    public static TestContext create() {
        return new TestContext();
    }

    public TestContext batchRows(int rows) {
        this.batchRows = rows;
        return this;
    }

    /** Bytes a step may hold before it must spill. */
    public TestContext memoryShare(long bytes) {
        this.memoryShare = bytes;
        return this;
    }

    /** The clock; the run begins now. */
    public TestContext clock(Clock newClock) {
        this.clock = newClock;
        this.startedAt = newClock.instant();
        return this;
    }

    /** How far the last committed run got in the source. */
    public TestContext watermark(String value) {
        this.watermark = value;
        return this;
    }

    /** Cancels the run after so many further calls of {@link #checkCancelled}; 0 cancels the next one. */
    public TestContext cancelAfter(long calls) {
        checksLeft.set(calls);
        return this;
    }

    /** How often {@link #checkCancelled} was called. */
    public long cancellationChecks() {
        return checks.get();
    }

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
        return startedAt;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public int batchRows() {
        return batchRows;
    }

    @Override
    public int batchBytes() {
        return inner.batchBytes();
    }

    @Override
    public long memoryShare() {
        return memoryShare;
    }

    @Override
    public Path spillDirectory() throws IOException {
        return inner.spillDirectory();
    }

    @Override
    public Optional<String> watermark() {
        return Optional.ofNullable(watermark);
    }

    @Override
    public void checkCancelled() {
        checks.incrementAndGet();
        if (checksLeft.getAndUpdate(left -> Math.max(0, left - 1)) <= 0) {
            throw new RunCancelledException(Problem.of(RunCancelledException.CODE, "the run was cancelled"));
        }
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
