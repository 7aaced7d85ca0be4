package io.penstock.quality.store;

import io.penstock.quality.check.CheckResult;
import io.penstock.quality.profile.ProfileResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tables of the store and how a run gets into them and out of them. */
final class RunTables {
    static final Migrations MIGRATIONS = new Migrations("quality", List.of("""
            CREATE TABLE quality_runs (
              run_id TEXT NOT NULL PRIMARY KEY,
              pipeline TEXT NOT NULL,
              started_at TEXT NOT NULL,
              duration_ms BIGINT NOT NULL,
              status TEXT NOT NULL,
              rows_read BIGINT NOT NULL,
              rows_written BIGINT NOT NULL,
              rows_rejected BIGINT NOT NULL,
              failure TEXT,
              score DOUBLE PRECISION)
            ;;
            CREATE INDEX quality_runs_by_pipeline ON quality_runs (pipeline, started_at)
            ;;
            CREATE TABLE quality_metrics (
              run_id TEXT NOT NULL,
              pipeline TEXT NOT NULL,
              started_at TEXT NOT NULL,
              column_name TEXT NOT NULL,
              metric TEXT NOT NULL,
              value DOUBLE PRECISION NOT NULL,
              known_anomaly INTEGER NOT NULL,
              PRIMARY KEY (pipeline, column_name, metric, started_at, run_id))
            ;;
            CREATE INDEX quality_metrics_by_run ON quality_metrics (run_id)
            ;;
            CREATE TABLE quality_results (
              run_id TEXT NOT NULL,
              position INTEGER NOT NULL,
              pipeline TEXT NOT NULL,
              started_at TEXT NOT NULL,
              name TEXT NOT NULL,
              type TEXT NOT NULL,
              columns TEXT NOT NULL,
              dimension TEXT NOT NULL,
              level TEXT NOT NULL,
              weight DOUBLE PRECISION NOT NULL,
              outcome TEXT NOT NULL,
              score DOUBLE PRECISION,
              observed TEXT NOT NULL,
              observed_number DOUBLE PRECISION,
              expected TEXT NOT NULL,
              evaluated_rows BIGINT NOT NULL,
              failed_rows BIGINT NOT NULL,
              message TEXT NOT NULL,
              samples TEXT NOT NULL,
              PRIMARY KEY (run_id, position))
            ;;
            CREATE TABLE quality_profiles (
              run_id TEXT NOT NULL PRIMARY KEY,
              profile BLOB_TYPE NOT NULL)""", """
            ALTER TABLE quality_runs ADD COLUMN failure_code TEXT
            ;;
            CREATE INDEX quality_results_by_pipeline ON quality_results (pipeline, started_at)
            ;;
            CREATE TABLE quality_baselines (
              pipeline TEXT NOT NULL PRIMARY KEY,
              run_id TEXT NOT NULL,
              since TEXT NOT NULL)
            ;;
            CREATE TABLE quality_upkeep (
              work TEXT NOT NULL PRIMARY KEY,
              last_at TEXT NOT NULL)"""));

    private RunTables() {}

    /** A run of the same id is replaced. */
    static void save(Connection connection, StoredRun run) throws SQLException {
        remove(connection, run.runId());
        String at = Rows.time(run.startedAt());
        execute(
                connection,
                "INSERT INTO quality_runs (run_id, pipeline, started_at, duration_ms, status, rows_read, rows_written,"
                        + " rows_rejected, failure, score, failure_code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run.runId(),
                run.pipeline(),
                at,
                run.took().toMillis(),
                run.status(),
                run.rowsRead(),
                run.rowsWritten(),
                run.rowsRejected(),
                run.failure(),
                run.score(),
                run.failureCode().orElse(null));
        metrics(connection, run, at);
        results(connection, run, at);
        ProfileResult profile = run.profile();
        if (profile != null) {
            execute(
                    connection,
                    "INSERT INTO quality_profiles (run_id, profile) VALUES (?, ?)",
                    run.runId(),
                    Rows.pack(profile));
        }
    }

    private static void metrics(Connection connection, StoredRun run, String at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO quality_metrics (run_id, pipeline,"
                + " started_at, column_name, metric, value, known_anomaly) VALUES (?, ?, ?, ?, ?, ?, 0)")) {
            for (StoredRun.Metric metric : run.metrics()) {
                if (Double.isFinite(metric.value())) {
                    Rows.set(insert, run.runId(), run.pipeline(), at, metric.column(), metric.name(), metric.value());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void results(Connection connection, StoredRun run, String at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO quality_results (run_id, position,"
                + " pipeline, started_at, name, type, columns, dimension, level, weight, outcome, score, observed,"
                + " observed_number, expected, evaluated_rows, failed_rows, message, samples)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < run.results().size(); i++) {
                CheckResult result = run.results().get(i);
                Rows.set(
                        insert,
                        run.runId(),
                        i,
                        run.pipeline(),
                        at,
                        result.name(),
                        result.type(),
                        Rows.json(result.columns()),
                        lower(result.dimension()),
                        lower(result.level()),
                        result.weight(),
                        lower(result.outcome()),
                        result.score(),
                        result.observed(),
                        result.observedNumber(),
                        result.expected(),
                        result.evaluated(),
                        result.failed(),
                        result.message(),
                        Rows.samples(result.samples()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static void remove(Connection connection, String runId) throws SQLException {
        for (String table : List.of("quality_runs", "quality_metrics", "quality_results", "quality_profiles")) {
            execute(connection, "DELETE FROM " + table + " WHERE run_id = ?", runId);
        }
    }

    static int execute(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Rows.set(statement, values);
            return statement.executeUpdate();
        }
    }
}
