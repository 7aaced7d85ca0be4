package io.penstock.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a source or sink is told when it is used without an engine. Batches are small (8,192 rows or 1 MiB) so that the first
 * rows come soon; nothing cancels it. Closing removes the spill directory. Safe for use by several threads.
 */
public final class StandaloneContext implements StepContext, AutoCloseable {
    private static final int BATCH_ROWS = 8_192;
    private static final int BATCH_BYTES = 1 << 20;
    private static final long MEMORY_SHARE = 64L << 20;

    private final String name;
    private final String runId = UUID.randomUUID().toString();
    private final Clock clock;
    private final Instant startedAt;
    private @Nullable Path spill;

    private StandaloneContext(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** @param name stands in messages where the pipeline's name would */
    public static StandaloneContext named(String name) {
        return named(name, Clock.systemUTC());
    }

    /** With a clock of the caller's. */
    public static StandaloneContext named(String name, Clock clock) {
        return new StandaloneContext(name, clock);
    }

    @Override
    public String pipeline() {
        return name;
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
        return BATCH_ROWS;
    }

    @Override
    public int batchBytes() {
        return BATCH_BYTES;
    }

    @Override
    public long memoryShare() {
        return MEMORY_SHARE;
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
    public void checkCancelled() {}

    @Override
    public synchronized void close() throws IOException {
        Path directory = spill;
        spill = null;
        if (directory == null) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
