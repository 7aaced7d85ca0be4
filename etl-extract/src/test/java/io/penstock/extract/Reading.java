package io.penstock.extract;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.data.Row;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Extractor;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import io.penstock.spi.StepContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Everything a source of files gives, for tests: rows, rejected originals and reasons, in order. */
public final class Reading implements Output {
    private static final AtomicInteger RUNS = new AtomicInteger();

    public final List<List<@Nullable Object>> rows = new ArrayList<>();
    public final List<String> places = new ArrayList<>();
    public final List<Long> offsets = new ArrayList<>();
    public final List<List<@Nullable Object>> originals = new ArrayList<>();
    public final List<List<@Nullable Object>> rejected = new ArrayList<>();
    public final List<String> reasons = new ArrayList<>();
    public final List<String> warnings = new ArrayList<>();

    public static Reading of(Extractor source) throws Exception {
        return of(source, 32_768, 1 << 22);
    }

    public static Reading of(Extractor source, int batchRows, int batchBytes) throws Exception {
        StepContext context = context(batchRows, batchBytes);
        Reading reading = new Reading();
        source.schema(context);
        try (BatchSource open = source.open(context)) {
            PendingBatch piece;
            while ((piece = open.take()) != null) {
                piece.decode(reading);
            }
        }
        return reading;
    }

    public static StepContext context(int batchRows, int batchBytes) {
        return new Context(batchRows, batchBytes, "run-" + RUNS.incrementAndGet(), false);
    }

    public static StepContext cancelled() {
        return new Context(100, 10_000, "run-" + RUNS.incrementAndGet(), true);
    }

    @Override
    public void emit(Batch batch) {
        Origin origin = Objects.requireNonNull(batch.origin());
        for (Row row : batch.rows()) {
            rows.add(row.values());
            places.add(origin.position(row.index()).toString());
            offsets.add(origin.position(row.index()).offset());
            originals.add(origin.original().row(origin.row(row.index())).values());
        }
    }

    @Override
    public void reject(Batch batch, RowFailures failures) {
        Origin origin = Objects.requireNonNull(batch.origin());
        for (int i = 0; i < failures.size(); i++) {
            int row = failures.row(i);
            if (i == 0 || failures.row(i - 1) != row) {
                rejected.add(origin.original().row(origin.row(row)).values());
            }
            reasons.add(origin.position(row) + " " + failures.failure(i).message());
        }
    }

    @Override
    public void warn(Failure failure, long rowCount) {
        for (long i = 0; i < rowCount; i++) {
            warnings.add(failure.rule());
        }
    }

    @Override
    public void count(RowFate fate, long rowCount) {
        throw new AssertionError("a source counts nothing");
    }

    private record Context(int batchRows, int batchBytes, String runId, boolean stopped) implements StepContext {
        @Override
        public String pipeline() {
            return "test";
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
        public long memoryShare() {
            return 1 << 26;
        }

        @Override
        public Path spillDirectory() {
            throw new AssertionError("a source of files spills nothing");
        }

        @Override
        public void checkCancelled() {
            if (stopped) {
                throw new CancellationException("cancelled");
            }
        }
    }
}
