package io.penstock.internal.local;

import io.penstock.Cancellation;
import io.penstock.error.Problem;
import io.penstock.error.RunCancelledException;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the steps of one run are told. */
final class RunContext implements StepContext {
    private final String pipeline;
    private final String runId;
    private final Clock clock;
    private final Instant startedAt;
    private final BatchSize batchSize;
    private final long memoryShare;
    private final Cancellation cancellation;
    private final Map<String, Long> sidesRead = new LinkedHashMap<>();
    private volatile boolean stopped;
    private @Nullable Path spill;
    private @Nullable Sharing sharing;

    /**
     * About how large a batch is.
     *
     * @param rows target number of rows
     * @param bytes most bytes of source data
     */
    record BatchSize(int rows, int bytes) {}

    RunContext(
            String pipeline,
            String runId,
            Clock clock,
            BatchSize batchSize,
            long memoryShare,
            Cancellation cancellation) {
        this.pipeline = pipeline;
        this.runId = runId;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.batchSize = batchSize;
        this.memoryShare = memoryShare;
        this.cancellation = cancellation;
    }

    @Override
    public String pipeline() {
        return pipeline;
    }

    @Override
    public String runId() {
        return runId;
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
        return batchSize.rows();
    }

    @Override
    public int batchBytes() {
        return batchSize.bytes();
    }

    @Override
    public long memoryShare() {
        return memoryShare;
    }

    @Override
    public synchronized Path spillDirectory() throws IOException {
        if (spill == null) {
            spill = Files.createTempDirectory(
                    "penstock-" + ProcessHandle.current().pid() + "-");
        }
        return spill;
    }

    @Override
    public void inParallel(int parts, Part work) throws Exception {
        Sharing workers = sharing;
        if (workers == null) {
            StepContext.super.inParallel(parts, work);
        } else {
            workers.run(parts, work);
        }
    }

    /** From now on work that can be divided is shared there; before any worker starts. */
    void shareBy(Sharing workers) {
        sharing = workers;
    }

    @Override
    public void sideRead(String title, long rows) {
        synchronized (sidesRead) {
            sidesRead.merge(title, rows, Long::sum);
        }
    }

    /** Rows that steps read from their other sources, by the source's title, in the order of first use. */
    Map<String, Long> sidesRead() {
        synchronized (sidesRead) {
            return new LinkedHashMap<>(sidesRead);
        }
    }

    @Override
    public void checkCancelled() {
        if (stopped) {
            throw new RunCancelledException(Problem.of(
                    RunCancelledException.CODE,
                    cancellation.isCancelled() ? "the run was cancelled" : "the run failed elsewhere"));
        }
        if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
            cancellation.cancel();
            throw new RunCancelledException(Problem.of(RunCancelledException.CODE, "the run was cancelled"));
        }
    }

    /** From now on {@link #checkCancelled} throws. */
    void stop() {
        stopped = true;
    }

    BatchSize batchSize() {
        return batchSize;
    }

    /** Removes the spill directory with everything in it. */
    synchronized void deleteSpill() throws IOException {
        Path directory = spill;
        if (directory == null) {
            return;
        }
        spill = null;
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
