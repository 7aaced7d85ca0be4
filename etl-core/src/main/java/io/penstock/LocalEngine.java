package io.penstock;

import io.penstock.internal.local.Backfills;
import io.penstock.internal.local.LocalRuns;
import io.penstock.spi.StateStore;
import io.penstock.state.SqlStateStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs pipelines on threads of this JVM. Immutable; safe for use by several threads.
 *
 * <p>Defaults: as many threads as processors; a memory budget of half the heap, shared by the steps that must hold rows;
 * batches of about 32,768 rows; the system clock in UTC; state, where there is any and the target cannot hold it, in the file
 * {@code penstock-state.db}.
 */
public final class LocalEngine implements Engine {
    private static final Path DEFAULT_STATE = Path.of("penstock-state.db");

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
     * @param state where runs remember what no target can hold; null for the file {@code penstock-state.db}
     */
    public record Settings(
            int threads,
            long memory,
            int batchRows,
            Clock clock,
            List<RunListener> listeners,
            @Nullable StateStore state) {
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

        /** Where runs remember what no target can hold. */
        public Supplier<StateStore> store() {
            return () -> state == null ? SqlStateStore.file(DEFAULT_STATE) : state;
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
                List.of(),
                null));
    }

    public LocalEngine threads(int count) {
        return new LocalEngine(new Settings(
                count,
                settings.memory(),
                settings.batchRows(),
                settings.clock(),
                settings.listeners(),
                settings.state()));
    }

    /** Bytes that steps may hold across batches, together; past their share they spill to disk. */
    public LocalEngine memory(long bytes) {
        return new LocalEngine(new Settings(
                settings.threads(),
                bytes,
                settings.batchRows(),
                settings.clock(),
                settings.listeners(),
                settings.state()));
    }

    /** Target rows of a batch; smaller batches need less memory and cost some speed. */
    public LocalEngine batchRows(int rows) {
        return new LocalEngine(new Settings(
                settings.threads(), settings.memory(), rows, settings.clock(), settings.listeners(), settings.state()));
    }

    public LocalEngine clock(Clock clock) {
        return new LocalEngine(new Settings(
                settings.threads(),
                settings.memory(),
                settings.batchRows(),
                clock,
                settings.listeners(),
                settings.state()));
    }

    /** Adds a listener. */
    public LocalEngine listener(RunListener listener) {
        List<RunListener> all = Stream.concat(settings.listeners().stream(), Stream.of(listener))
                .toList();
        return new LocalEngine(new Settings(
                settings.threads(), settings.memory(), settings.batchRows(), settings.clock(), all, settings.state()));
    }

    /**
     * Where runs remember what no target can hold: watermarks, the ledger of loads, interrupted commits. By default the SQLite file
     * {@code penstock-state.db} of the working directory, made when a pipeline first has something to remember.
     */
    public LocalEngine state(StateStore store) {
        return new LocalEngine(new Settings(
                settings.threads(),
                settings.memory(),
                settings.batchRows(),
                settings.clock(),
                settings.listeners(),
                store));
    }

    @Override
    public RunReport run(Pipeline pipeline, RunOptions options) {
        return runs.run(pipeline, options);
    }

    /** Loads the past again, see {@link Backfill}. */
    public BackfillReport backfill(Backfill backfill) {
        return backfill(backfill, new Cancellation());
    }

    /**
     * Loads the past again until it is cancelled.
     *
     * @throws io.penstock.error.PlanException when the pipeline has no cursor; an interval that fails is told by the report
     */
    public BackfillReport backfill(Backfill backfill, Cancellation cancellation) {
        int share = backfill.parallel();
        LocalEngine each =
                threads(Math.max(1, settings.threads() / share)).memory(Math.max(1 << 20, settings.memory() / share));
        return new Backfills(backfill, each, cancellation).run();
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
