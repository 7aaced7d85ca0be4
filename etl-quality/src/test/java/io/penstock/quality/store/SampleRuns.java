package io.penstock.quality.store;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Level;
import io.penstock.quality.check.Outcome;
import io.penstock.quality.check.SampleRow;
import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Inspection;
import io.penstock.spi.StandaloneContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs with something of everything. */
final class SampleRuns {
    static final int METRICS = 40;
    static final int RESULTS = 10;

    private SampleRuns() {}

    static StoredRun run(String pipeline, String id, Instant at) {
        return run(pipeline, id, at, "succeeded", 100);
    }

    static StoredRun run(String pipeline, String id, Instant at, String status, double rows) {
        return new StoredRun(
                pipeline,
                id,
                at,
                Duration.ofMillis(1234),
                status,
                (long) rows,
                (long) rows,
                0,
                status.equals("succeeded") ? null : "[PEN-4102] load csv: the disk is full",
                0.75,
                List.of(new StoredRun.Metric("", "row_count", rows), new StoredRun.Metric("email", "null_share", 0.25)),
                List.of(result(0), notEvaluated()),
                profile());
    }

    /** With many metrics and results, so that its transaction writes several pages. */
    static StoredRun large(String pipeline, String id, Instant at) {
        return new StoredRun(
                pipeline,
                id,
                at,
                Duration.ofSeconds(1),
                "succeeded",
                1,
                1,
                0,
                null,
                1,
                IntStream.range(0, METRICS)
                        .mapToObj(i -> new StoredRun.Metric("column" + i, "mean", i))
                        .toList(),
                IntStream.range(0, RESULTS).mapToObj(SampleRuns::result).toList(),
                profile());
    }

    static CheckResult result(int number) {
        return new CheckResult(
                "not_null(email)" + number,
                "not_null",
                List.of("email"),
                Dimension.COMPLETENESS,
                Level.FAIL,
                1.5,
                Outcome.FAIL,
                0.5,
                "50 %",
                0.5,
                "all are not null",
                4,
                2,
                "2 of 4 are null — \"Ünïcode\" 'quoted'",
                List.of(new SampleRow(3, Map.of("email", "a\0b")), new SampleRow(4, Map.of())));
    }

    static CheckResult notEvaluated() {
        return new CheckResult(
                "freshness",
                "freshness",
                List.of(),
                Dimension.TIMELINESS,
                Level.WARN,
                1,
                Outcome.NOT_EVALUATED,
                null,
                "",
                null,
                "younger than a day",
                -1,
                -1,
                "there are no rows",
                List.of());
    }

    static ProfileResult profile() {
        Schema schema = Schema.of(Field.of("email", Type.TEXT), Field.of("pages", Type.INT64));
        Batch batch = BatchBuilder.of(schema)
                .add("ann@example.org", 10L)
                .add(null, 20L)
                .add("böb@example.org", null)
                .build();
        try (StandaloneContext context = StandaloneContext.named("sample");
                Inspection inspection = ColumnProfiler.allColumns().open(schema, context)) {
            inspection.accept(batch);
            return (ProfileResult) inspection.result();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
