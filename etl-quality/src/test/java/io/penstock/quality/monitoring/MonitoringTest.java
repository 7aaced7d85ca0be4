package io.penstock.quality.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.error.ConfigException;
import io.penstock.error.QualityException;
import io.penstock.quality.Expect;
import io.penstock.quality.alert.Act;
import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.AlertLevel;
import io.penstock.quality.alert.store.AlertFilter;
import io.penstock.quality.check.Check;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Level;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.report.Overview;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.MemorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringTest {
    private static final Schema SCHEMA = Schema.of(Field.of("id", Type.INT64), Field.of("email", Type.TEXT));

    @TempDir
    private Path directory;

    private MonitoringSettings settings;

    @BeforeEach
    void inADatabaseOfItsOwn() {
        settings = MonitoringSettings.create()
                .store(directory.resolve("q.db").toString())
                .automatic(Automatic.OFF)
                .checks(
                        "loans",
                        Expect.unique("id"),
                        Expect.email("email").mostly(0.9).level(Level.WARN));
    }

    private void run(MonitoringSettings with, Long... ids) {
        MemorySource source = MemorySource.of(SCHEMA);
        for (Long id : ids) {
            source = source.row(id, id > 100 ? "nobody" : "ann@example.org");
        }
        Pipeline loans = Pipeline.named("loans")
                .extract(source)
                .load(MemorySink.create())
                .build();
        try (Monitoring monitoring = Monitoring.open(with);
                LocalEngine engine = LocalEngine.create().listener(monitoring)) {
            engine.run(monitoring.attach(loans));
        }
    }

    @Test
    void remembersRunsThatSucceedAndRunsThatFail() {
        run(settings, 1L, 2L, 3L);
        assertThatThrownBy(() -> run(settings, 1L, 1L)).isInstanceOf(QualityException.class);
        try (Monitoring monitoring = Monitoring.open(settings)) {
            Overview overview = monitoring.overview(Duration.ofDays(1));
            assertThat(overview.pipelines()).singleElement().satisfies(loans -> {
                assertThat(loans.runs()).extracting(run -> run.status()).containsExactly("succeeded", "failed");
                assertThat(loans.results()).hasSize(2);
                assertThat(loans.profile()).isNotNull();
            });
            assertThat(monitoring.desk().list(AlertFilter.OPEN)).singleElement().satisfies(alert -> {
                assertThat(alert.key().check()).isEqualTo("unique(id)");
                assertThat(alert.level()).isEqualTo(AlertLevel.ERROR);
            });
            assertThat(monitoring.audit().verify().entries()).isEqualTo(5);
            assertThat(monitoring.troubles()).isEmpty();
        }
    }

    @Test
    void joinsRepeatsAndLetsPeopleAct() {
        run(settings, 101L, 102L, 3L);
        run(settings, 101L, 102L, 3L);
        try (Monitoring monitoring = Monitoring.open(settings)) {
            Alert alert = monitoring.desk().list(AlertFilter.OPEN).get(0);
            assertThat(alert.sightings().count()).isEqualTo(2);
            monitoring.desk().acknowledge(alert.id(), Act.by("ann"));
            monitoring.desk().resolve(alert.id(), Act.by("ann").because("mended"));
            monitoring.acted(alert.id(), "ann", "resolved");
            assertThat(monitoring.desk().list(AlertFilter.OPEN)).isEmpty();
            assertThat(monitoring.audit().verify().isWhole()).isTrue();
        }
    }

    @Test
    void losesNothingWhenManyRunAtOnce() {
        IntStream.range(0, 40).parallel().forEach(i -> run(settings, 1L, 2L));
        try (Monitoring monitoring = Monitoring.open(settings)) {
            assertThat(monitoring
                            .overview(Duration.ofDays(1))
                            .pipelines()
                            .get(0)
                            .runs())
                    .hasSize(40);
            assertThat(monitoring.audit().verify().entries()).isEqualTo(120);
        }
    }

    @Test
    void neverFailsARunWhenTheStoreCannotBeWritten() throws IOException {
        Files.writeString(directory.resolve("file"), "not a directory");
        MonitoringSettings broken =
                settings.store(directory.resolve("file/q.db").toString());
        MemorySink sink = MemorySink.create();
        Pipeline loans = Pipeline.named("loans")
                .extract(MemorySource.of(SCHEMA).row(1L, "a@b.org"))
                .load(sink)
                .build();
        try (Monitoring monitoring = Monitoring.open(broken);
                LocalEngine engine = LocalEngine.create().listener(monitoring)) {
            engine.run(monitoring.attach(loans));
            assertThat(monitoring.troubles())
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each).startsWith("could not "));
        }
        assertThat(sink.rows()).hasSize(1);
    }

    @Test
    void readsItsSettingsFromJson() throws IOException {
        Path file = Files.writeString(directory.resolve("monitoring_config.json"), """
                {
                  "$schema": "schema/monitoring_config.schema.json",
                  "store": "${STORE:quality_metrics.db}",
                  "retention": { "age": "30d", "runs": 100 },
                  "quality_thresholds": { "completeness": 0.9, "validity": 0.8 },
                  "automatic_checks": { "mode": "on", "level": "fail", "max_age": "2d" },
                  "profile": "full",
                  "weights": { "quality": 0.5, "dimensions": { "validity": 1 } },
                  "checks": {
                    "*": [ { "type": "row_count", "min": 1 } ],
                    "loans": [
                      { "type": "not_null", "columns": ["id", "email"], "mostly": 0.95, "level": "warn" },
                      { "type": "anomaly", "metric": "row_count", "detector": { "type": "z_score", "window": 20 } },
                      { "name": "addresses", "type": "email", "column": "email", "where": "id > 1", "weight": 2 }
                    ]
                  },
                  "alert_settings": { "suppression": "2h", "retention": "10d" },
                  "dashboard_settings": { "title": "Library" }
                }
                """);
        MonitoringSettings read = MonitoringConfig.load(file);
        assertThat(read.retention().runs()).isEqualTo(100);
        assertThat(read.automaticChecks().thresholds().of(Dimension.VALIDITY)).isEqualTo(0.8);
        assertThat(read.profile()).isEqualTo(ProfileDetail.FULL);
        assertThat(read.weights().quality()).isEqualTo(0.5);
        assertThat(read.alerts().rules().suppression()).isEqualTo(Duration.ofHours(2));
        assertThat(read.title()).isEqualTo("Library");
        assertThat(read.checks().get("loans"))
                .extracting(Check::title)
                .containsExactly("not_null(id)", "not_null(email)", "anomaly(row_count)", "addresses");
        assertThat(read.monitor("loans").checks().checks()).hasSize(5);
        assertThat(read.monitor("other").checks().checks()).hasSize(1);
    }

    @Test
    void tellsEveryMistakeOfItsFile() throws IOException {
        Path file = Files.writeString(directory.resolve("m.json"), """
                {
                  "stor": "a.db",
                  "quality_thresholds": { "completness": 0.9 },
                  "checks": { "loans": [ { "type": "not_nul", "column": "id" }, { "type": "mean", "column": "x" },
                      { "type": "anomaly", "metric": "row_count", "detector": { "type": "zscore" } } ] },
                  "retention": 5
                }
                """);
        assertThatThrownBy(() -> MonitoringConfig.load(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("m.json:2:3")
                .hasMessageContaining("Did you mean 'store'?")
                .hasMessageContaining("there is no dimension 'completness'. Did you mean 'completeness'?")
                .hasMessageContaining("Did you mean 'not_null'?")
                .hasMessageContaining("mean needs min, max or both")
                .hasMessageContaining("'zscore' is no valid type here. Did you mean 'z_score'?")
                .hasMessageContaining("m.json:6:16");
    }

    @Test
    void hasASchemaForEditors() {
        assertThat(MonitoringConfig.schema())
                .contains("\"quality_thresholds\"", "\"holt_winters\"", "#/$defs/check", "\"check.not_null\"");
    }

    @Test
    void addsTheChecksOfContracts() throws IOException {
        Path contract = Files.writeString(directory.resolve("loans.json"), """
                {"schema": [{"name": "loans", "properties": [{"name": "id", "logicalType": "integer", "required": true}]}]}
                """);
        Path file = Files.writeString(
                directory.resolve("m.json"),
                "{\"checks\": {\"loans\": [{\"type\": \"not_null\", \"column\": \"id\", \"mostly\": 0.5}]}, \"contracts\": {\"loans\": \""
                        + contract + "#loans\"}}");
        assertThat(MonitoringConfig.load(file).checks().get("loans"))
                .extracting(Check::title)
                .containsExactly("not_null(id)", "columns(at_least)");
    }
}
