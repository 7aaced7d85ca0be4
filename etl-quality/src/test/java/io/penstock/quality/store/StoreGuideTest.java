package io.penstock.quality.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.quality.DataQualityMonitor;
import io.penstock.quality.Expect;
import io.penstock.quality.audit.AuditEntry;
import io.penstock.quality.audit.AuditFilter;
import io.penstock.quality.audit.AuditKind;
import io.penstock.quality.audit.AuditRecorder;
import io.penstock.quality.audit.AuditTrail;
import io.penstock.quality.audit.Verification;
import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.Level;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.MemorySource;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the reference pages. */
class StoreGuideTest {
    @TempDir
    private Path data;

    private static Pipeline loans(int rows) {
        MemorySource source = MemorySource.of(Schema.of(Field.of("loan_id", Type.INT64), Field.of("email", Type.TEXT)));
        for (int i = 0; i < rows; i++) {
            source = source.row((long) i, i % 4 == 0 ? null : "ann@example.org");
        }
        return Pipeline.named("loans")
                .extract(source)
                .inspect(DataQualityMonitor.expecting(
                                Expect.unique("loan_id"),
                                Expect.notNull("email").level(Level.WARN))
                        .profile(ProfileDetail.STANDARD))
                .load(MemorySink.create())
                .build();
    }

    @Test
    void rememberAndAsk() {
        Pipeline loans = loans(8);
        // snippet-begin: record
        QualityStore store = QualityStore.file(data.resolve("quality_metrics.db"))
                .retention(new Retention(Duration.ofDays(365), 5_000));

        try (LocalEngine engine = LocalEngine.create().listener(RunRecorder.into(store))) {
            engine.run(loans);
        }
        // snippet-end
        // snippet-begin: ask
        List<StoredRun> week = store.runs("loans", Instant.now().minus(Duration.ofDays(7)));
        List<StoredPoint> nulls = store.series("loans", "email", "null_share", Instant.EPOCH);

        StoredRun last = week.get(week.size() - 1);
        List<CheckResult> results = store.results(last.runId());
        store.markAnomaly(last.runId(), "email", "null_share");
        store.setBaseline("loans", last.runId());
        // snippet-end
        assertThat(results).hasSize(2);
        assertThat(nulls)
                .singleElement()
                .satisfies(point -> assertThat(point.value()).isEqualTo(0.25));
        assertThat(store.latest("loans", "email", "null_share"))
                .hasValueSatisfying(point -> assertThat(point.known()).isTrue());
        assertThat(store.baseline("loans")).isPresent();
    }

    @Test
    void keepATrail() throws Exception {
        Pipeline loans = loans(8);
        Path export = data.resolve("trail.jsonl");
        Path config = Files.writeString(data.resolve("loans.json"), "{}");
        // snippet-begin: trail
        AuditTrail trail = AuditTrail.in(Database.file(data.resolve("quality_metrics.db")), Clock.systemUTC());

        trail.config(config, "ann");
        try (LocalEngine engine = LocalEngine.create().listener(AuditRecorder.into(trail, "nightly"))) {
            engine.run(loans);
        }
        trail.append(AuditKind.RESTORE, "loans", "ann", Map.of("version", "20260302T060000"));
        // snippet-end
        // snippet-begin: verify
        Verification found = trail.verify();
        if (!found.isWhole()) {
            throw new IllegalStateException("entry " + found.brokenAt() + ": " + found.problem());
        }
        String head = found.head(); // keep it in another place, and later:
        trail.verify(head);

        List<AuditEntry> restores =
                trail.list(AuditFilter.ALL.kind(AuditKind.RESTORE).who("ann"), 100);
        try (Writer out = Files.newBufferedWriter(export)) {
            trail.export(out);
        }
        AuditTrail.verifyExport(export, head);
        // snippet-end
        assertThat(restores).hasSize(1);
        assertThat(trail.list(AuditFilter.ALL, 10))
                .extracting(AuditEntry::kind)
                .containsExactly("restore", "load", "run", "run", "config");
        assertThat(AuditTrail.verifyExport(export, head)).isEqualTo(found);
    }

    @Test
    void askInSql() throws Exception {
        for (String url : List.of("jdbc:sqlite:" + data.resolve("quality_metrics.db"), StoreDatabases.postgres())) {
            QualityStore store = QualityStore.in(Database.at(url));
            AuditTrail trail = AuditTrail.in(Database.at(url), Clock.systemUTC());
            trail.append(AuditKind.RESTORE, "loans", "ann", Map.of());
            try (LocalEngine engine = LocalEngine.create().listener(RunRecorder.into(store))) {
                engine.run(loans(8));
                engine.run(loans(12));
            }
            List<List<String>> answers = answers(url);
            assertThat(answers).extracting(List::size).containsExactly(2, 2, 1, 1, 1);
            assertThat(answers.get(1).get(1)).matches(".*\\|12(\\.0)?\\|4(\\.0)?\\|");
            assertThat(answers.get(2).get(0)).startsWith("loans|not_null(email)|2|");
        }
    }

    /** The rows that each statement of the page gives. */
    private static List<List<String>> answers(String url) throws Exception {
        String script;
        try (InputStream in = StoreGuideTest.class.getResourceAsStream("/quality-store.sql")) {
            script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        List<List<String>> answers = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : script.strip().split(";")) {
                List<String> answer = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        StringBuilder line = new StringBuilder();
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            line.append(rows.getString(i)).append('|');
                        }
                        answer.add(line.toString());
                    }
                }
                answers.add(answer);
            }
        }
        return answers;
    }
}
