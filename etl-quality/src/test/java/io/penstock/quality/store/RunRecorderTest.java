package io.penstock.quality.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.RunMode;
import io.penstock.RunOptions;
import io.penstock.RunReport;
import io.penstock.RunStatus;
import io.penstock.error.QualityException;
import io.penstock.quality.DataQualityMonitor;
import io.penstock.quality.Expect;
import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.MemorySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecorderTest {
    private static final Schema BOOKS = Schema.of(Field.of("isbn", Type.TEXT), Field.of("pages", Type.INT64));

    private final QualityStore store = QualityStore.in(Database.memory());

    private static MemorySource books() {
        return MemorySource.of(BOOKS)
                .row("a", 10L)
                .row(null, 30L)
                .row("c", null)
                .row("d", 20L);
    }

    private static Pipeline pipeline(DataQualityMonitor monitor) {
        return Pipeline.named("books")
                .extract(books())
                .inspect(monitor)
                .load(MemorySink.create())
                .build();
    }

    private static RunReport run(Pipeline pipeline, RunRecorder recorder, RunOptions options) {
        try (LocalEngine engine = LocalEngine.create().listener(recorder)) {
            return engine.run(pipeline, options);
        }
    }

    private double metric(String column, String name) {
        return store.latest("books", column, name).orElseThrow().value();
    }

    @Test
    void writesWhatWasFoundInARun() {
        RunReport report = run(
                pipeline(DataQualityMonitor.expecting(
                                Expect.notNull("isbn").mostly(0.5),
                                Expect.notNull("pages").mostly(0.5))
                        .profile(ProfileDetail.STANDARD)),
                RunRecorder.into(store),
                RunOptions.defaults());
        StoredRun stored = store.run(report.runId()).orElseThrow();
        assertThat(stored.succeeded()).isTrue();
        assertThat(stored.rowsWritten()).isEqualTo(4);
        assertThat(stored.results()).hasSize(2);
        assertThat(stored.profile()).isNotNull();
        assertThat(stored.score()).isEqualTo(0.75);
        assertThat(metric("", "row_count")).isEqualTo(4);
        assertThat(metric("", "column_count")).isEqualTo(2);
        assertThat(metric("", "score")).isEqualTo(0.75);
        assertThat(metric("", "rejected_share")).isZero();
        assertThat(metric("", "duration_seconds")).isPositive();
        assertThat(metric("isbn", "null_share")).isEqualTo(0.25);
        assertThat(metric("pages", "mean")).isEqualTo(20);
        assertThat(metric("pages", "median")).isEqualTo(20);
        assertThat(metric("isbn", "distinct_count")).isEqualTo(3);
        assertThat(store.latest("books", "isbn", "mean")).isEmpty();
    }

    @Test
    void writesRunsThatFailTheirChecks() {
        assertThatThrownBy(() -> run(
                        pipeline(DataQualityMonitor.expecting(Expect.notNull("isbn"))),
                        RunRecorder.into(store),
                        RunOptions.defaults()))
                .isInstanceOf(QualityException.class);
        assertThat(store.runs("books", Instant.EPOCH)).singleElement().satisfies(run -> {
            assertThat(run.status()).isEqualTo("failed");
            assertThat(run.succeeded()).isFalse();
            assertThat(run.failureCode()).isPresent();
            assertThat(run.results())
                    .singleElement()
                    .satisfies(result -> assertThat(result.failed()).isEqualTo(1));
        });
    }

    @Test
    void writesProfilesOfTheirOwnAndRunsWithoutAnything() {
        run(
                Pipeline.named("books")
                        .extract(books())
                        .inspect(ColumnProfiler.allColumns())
                        .load(MemorySink.create())
                        .build(),
                RunRecorder.into(store),
                RunOptions.defaults());
        assertThat(store.baseline("books")).isPresent();
        run(
                Pipeline.named("plain")
                        .extract(books())
                        .load(MemorySink.create())
                        .build(),
                RunRecorder.into(store),
                RunOptions.defaults());
        assertThat(store.latest("plain", "", "row_count"))
                .hasValueSatisfying(point -> assertThat(point.value()).isEqualTo(4));
        assertThat(store.latest("plain", "", "score")).isEmpty();
    }

    @Test
    void writesRunsWithoutRows() {
        run(
                Pipeline.named("books")
                        .extract(MemorySource.of(BOOKS))
                        .inspect(DataQualityMonitor.expecting(Expect.notNull("isbn"))
                                .profile(ProfileDetail.FULL))
                        .load(MemorySink.create())
                        .build(),
                RunRecorder.into(store),
                RunOptions.defaults());
        assertThat(metric("", "row_count")).isZero();
        assertThat(store.latest("books", "isbn", "null_share")).isEmpty();
    }

    @Test
    void leavesDryRunsOut() {
        RunReport report = run(
                pipeline(DataQualityMonitor.expecting(Expect.notNull("isbn").mostly(0.5))),
                RunRecorder.into(store),
                RunOptions.defaults().mode(RunMode.DRY_RUN));
        assertThat(report.status()).isEqualTo(RunStatus.DRY_RUN);
        assertThat(store.pipelines()).isEmpty();
    }

    @Test
    void neverFailsARunWhenTheStoreCannotBeWritten(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("quality_metrics.db"), "this is no database, but a text");
        List<RuntimeException> told = new ArrayList<>();
        RunReport report = run(
                pipeline(DataQualityMonitor.expecting(Expect.notNull("isbn").mostly(0.5))),
                RunRecorder.into(QualityStore.file(file)).whenItFails(told::add),
                RunOptions.defaults());
        assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(told)
                .singleElement()
                .satisfies(e -> assertThat(e)
                        .hasMessageStartingWith("[PEN-5301] quality store " + file + ": it cannot be used: ")
                        .hasMessageEndingWith("Look at the file or the database, then try again."));
        assertThat(Files.readString(file)).isEqualTo("this is no database, but a text");
    }
}
