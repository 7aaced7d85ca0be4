package io.penstock;

import io.penstock.internal.local.LocalRuns;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs pipelines on threads of this JVM. Immutable; safe for use by several threads.
 *
 * <p>Defaults: as many threads as processors; a memory budget of half the heap, shared by the steps that must hold rows;
 * batches of about 32,768 rows; the system clock in UTC.
 */
public final class LocalEngine implements Engine {
    private final Settings settings;
    private final LocalRuns runs;

    /**
     * How an engine works.
     *
     * @param threads worker threads, 1 or more
     * @param memory bytes that steps may hold across batches, together
     * @param batchRows target rows of a batch
     * @param clock the time
     * @param listeners told about every run
     */
    public record Settings(int threads, long memory, int batchRows, Clock clock, List<RunListener> listeners) {
        public Settings {
            if (threads < 1 || threads > 1024) {
                throw new IllegalArgumentException("threads must be 1 to 1024, not " + threads);
            }
            if (memory < 1 << 20) {
                throw new IllegalArgumentException("the memory budget must be at least 1 MiB, not " + memory);
            }
            if (batchRows < 1 || batchRows > 1 << 20) {
                throw new IllegalArgumentException("batch rows must be 1 to 1,048,576, not " + batchRows);
            }
            listeners = List.copyOf(listeners);
        }
    }

    private LocalEngine(Settings settings) {
        this.settings = settings;
        this.runs = new LocalRuns(settings);
    }

    public static LocalEngine create() {
        Runtime runtime = Runtime.getRuntime();
        return new LocalEngine(new Settings(
                runtime.availableProcessors(),
                Math.max(1 << 20, runtime.maxMemory() / 2),
                32_768,
                Clock.systemUTC(),
                List.of()));
    }

    public LocalEngine threads(int count) {
        return new LocalEngine(
                new Settings(count, settings.memory(), settings.batchRows(), settings.clock(), settings.listeners()));
    }

    /** Bytes that steps may hold across batches, together; past their share they spill to disk. */
    public LocalEngine memory(long bytes) {
        return new LocalEngine(
                new Settings(settings.threads(), bytes, settings.batchRows(), settings.clock(), settings.listeners()));
    }

    /** Target rows of a batch; smaller batches need less memory and cost some speed. */
    public LocalEngine batchRows(int rows) {
        return new LocalEngine(
                new Settings(settings.threads(), settings.memory(), rows, settings.clock(), settings.listeners()));
    }

    public LocalEngine clock(Clock clock) {
        return new LocalEngine(
                new Settings(settings.threads(), settings.memory(), settings.batchRows(), clock, settings.listeners()));
    }

    /** Adds a listener. */
    public LocalEngine listener(RunListener listener) {
        List<RunListener> all = Stream.concat(settings.listeners().stream(), Stream.of(listener))
                .toList();
        return new LocalEngine(
                new Settings(settings.threads(), settings.memory(), settings.batchRows(), settings.clock(), all));
    }

    @Override
    public RunReport run(Pipeline pipeline, RunOptions options) {
        return runs.run(pipeline, options);
    }

    @Override
    public PlanDescription describe(Pipeline pipeline) {
        return runs.describe(pipeline);
    }

    @Override
    public Preview preview(Pipeline pipeline, int rows) {
        return runs.preview(pipeline, rows);
    }

    /** Holds nothing between runs; nothing to release. */
    @Override
    public void close() {}
}
