package io.penstock.load;

import io.penstock.data.Batch;
import io.penstock.spi.BatchSink;
import io.penstock.spi.Loader;
import io.penstock.spi.RowFailures;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import io.penstock.testkit.TestContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Runs a sink as an engine would, without one. */
public final class Sinks {
    private Sinks() {}

    /** A run that begins at the epoch. */
    public static StepContext context() {
        return TestContext.create().clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    /** Loads and commits; gives what was rejected and how it ended. */
    public static Loaded load(Loader loader, Batch... batches) throws Exception {
        return load(loader, context(), batches);
    }

    private static Loaded load(Loader loader, StepContext context, Batch... batches) throws Exception {
        Rejects rejects = new Rejects();
        try (BatchSink sink = loader.open(batches[0].schema(), context)) {
            for (Batch batch : batches) {
                sink.write(batch, rejects);
            }
            sink.prepare();
            sink.commit();
            return new Loaded(rejects, sink.outcome());
        }
    }

    /** {@link #load} in a run that begins this long after the epoch. */
    public static Loaded loadLater(Loader loader, Duration later, Batch... batches) throws Exception {
        return load(
                loader, TestContext.create().clock(Clock.fixed(Instant.EPOCH.plus(later), ZoneOffset.UTC)), batches);
    }

    /** Loads and gives up before the commit. */
    public static String abort(Loader loader, Batch... batches) throws Exception {
        try (BatchSink sink = loader.open(batches[0].schema(), context())) {
            for (Batch batch : batches) {
                sink.write(batch, new Rejects());
            }
            sink.prepare();
            sink.abort();
            sink.abort();
            return sink.outcome();
        }
    }

    /** What a load came to. */
    public record Loaded(Rejects rejects, String outcome) {}

    /** Rejected rows as {@code first value: rule, rule}. */
    public static final class Rejects implements SinkOutput {
        private final List<String> rows = new ArrayList<>();
        private int rowCount;

        @Override
        public void reject(Batch batch, RowFailures failures) {
            rowCount += failures.rowCount();
            for (int i = 0; i < failures.size(); i++) {
                rows.add(batch.column(0).value(failures.row(i)) + ": "
                        + failures.failure(i).rule());
            }
        }

        public int rowCount() {
            return rowCount;
        }

        public List<String> rows() {
            return rows;
        }
    }
}
