package io.penstock.quality.store;

import io.penstock.error.StateException;
import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.History;
import io.penstock.quality.profile.ProfileResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs with their metrics, check results, profiles and scores. A run is written in one transaction: it is there with everything, or not at all. Safe for
 * use by several threads and processes.
 */
public final class QualityStore {
    private static final Migrations TABLES = new Migrations("quality", List.of("""
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
              profile BLOB_TYPE NOT NULL)"""));

    private final Database database;
    private volatile boolean migrated;

    private QualityStore(Database database) {
        this.database = database;
    }

    public static QualityStore in(Database database) {
        return new QualityStore(database);
    }

    /** A store in a SQLite file, made with the first run. */
    public static QualityStore file(Path file) {
        return in(Database.file(file));
    }

    public Database database() {
        return database;
    }

    private void migrate() {
        if (!migrated) {
            TABLES.apply(database);
            migrated = true;
        }
    }

    private <T> T read(T nothing, Database.Work<T> work) {
        if (database.isAbsent()) {
            return nothing;
        }
        migrate();
        return database.read(work);
    }

    /**
     * Writes a run. One that is there already is written anew.
     *
     * @throws StateException {@code PEN-5301} when the store cannot be used
     */
    public void save(StoredRun run) {
        migrate();
        database.write(connection -> {
            remove(connection, run.runId());
            String at = Rows.time(run.startedAt());
            execute(
                    connection,
                    "INSERT INTO quality_runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    run.runId(),
                    run.pipeline(),
                    at,
                    run.took().toMillis(),
                    run.status(),
                    run.rowsRead(),
                    run.rowsWritten(),
                    run.rowsRejected(),
                    run.failure(),
                    run.score());
            metrics(connection, run, at);
            results(connection, run, at);
            ProfileResult profile = run.profile();
            if (profile != null) {
                execute(connection, "INSERT INTO quality_profiles VALUES (?, ?)", run.runId(), Rows.pack(profile));
            }
            return true;
        });
    }

    private static void metrics(Connection connection, StoredRun run, String at) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO quality_metrics VALUES (?, ?, ?, ?, ?, ?, 0)")) {
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
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO quality_results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
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

    private static void remove(Connection connection, String runId) throws SQLException {
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

    /** The names of the pipelines, sorted. */
    public List<String> pipelines() {
        return read(List.of(), connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT DISTINCT pipeline FROM quality_runs ORDER BY 1");
                    ResultSet rows = select.executeQuery()) {
                List<String> names = new ArrayList<>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            }
        });
    }

    /** The runs of a pipeline from a time on, oldest first, with their results, without metrics and profiles. */
    public List<StoredRun> runs(String pipeline, Instant from) {
        return read(List.of(), connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT * FROM quality_runs WHERE pipeline = ? AND started_at >= ? ORDER BY started_at, run_id")) {
                Rows.set(select, pipeline, Rows.time(from));
                try (ResultSet rows = select.executeQuery()) {
                    List<StoredRun> runs = new ArrayList<>();
                    while (rows.next()) {
                        runs.add(run(connection, rows));
                    }
                    return runs;
                }
            }
        });
    }

    private static StoredRun run(Connection connection, ResultSet row) throws SQLException {
        String id = row.getString("run_id");
        return new StoredRun(
                row.getString("pipeline"),
                id,
                Instant.parse(row.getString("started_at")),
                Duration.ofMillis(row.getLong("duration_ms")),
                row.getString("status"),
                row.getLong("rows_read"),
                row.getLong("rows_written"),
                row.getLong("rows_rejected"),
                row.getString("failure"),
                Rows.number(row, "score"),
                List.of(),
                resultsOf(connection, id),
                null);
    }

    private static List<CheckResult> resultsOf(Connection connection, String runId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM quality_results WHERE run_id = ? ORDER BY position")) {
            Rows.set(select, runId);
            try (ResultSet rows = select.executeQuery()) {
                List<CheckResult> results = new ArrayList<>();
                while (rows.next()) {
                    results.add(Rows.result(rows));
                }
                return results;
            }
        }
    }

    /** The profile of a run; empty when it has none. */
    public Optional<ProfileResult> profile(String runId) {
        return read(Optional.empty(), connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT profile FROM quality_profiles WHERE run_id = ?")) {
                Rows.set(select, runId);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(Rows.unpack(rows.getBytes(1))) : Optional.empty();
                }
            }
        });
    }

    /** The ids of the runs of a pipeline that have a profile and came to their commit, newest first. */
    public List<String> profiled(String pipeline, int most) {
        return read(List.of(), connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT r.run_id FROM quality_runs r JOIN"
                    + " quality_profiles p ON p.run_id = r.run_id WHERE r.pipeline = ? AND r.status = 'succeeded'"
                    + " ORDER BY r.started_at DESC, r.run_id DESC LIMIT ?")) {
                Rows.set(select, pipeline, most);
                try (ResultSet rows = select.executeQuery()) {
                    List<String> ids = new ArrayList<>();
                    while (rows.next()) {
                        ids.add(rows.getString(1));
                    }
                    return ids;
                }
            }
        });
    }

    /**
     * The values of a metric, oldest first.
     *
     * @param column empty for a metric of the table
     */
    public List<StoredPoint> series(String pipeline, String column, String metric, Instant from) {
        return read(List.of(), connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT m.started_at, m.run_id, m.value,"
                    + " m.known_anomaly, r.status FROM quality_metrics m JOIN quality_runs r ON r.run_id = m.run_id"
                    + " WHERE m.pipeline = ? AND m.column_name = ? AND m.metric = ? AND m.started_at >= ?"
                    + " ORDER BY m.started_at, m.run_id")) {
                Rows.set(select, pipeline, column, metric, Rows.time(from));
                try (ResultSet rows = select.executeQuery()) {
                    List<StoredPoint> points = new ArrayList<>();
                    while (rows.next()) {
                        points.add(new StoredPoint(
                                Instant.parse(rows.getString(1)),
                                rows.getString(2),
                                rows.getDouble(3),
                                rows.getInt(4) != 0,
                                rows.getString(5).equals("succeeded")));
                    }
                    return points;
                }
            }
        });
    }

    /** Marks a value as not normal, so that later values are not compared with it; false when there is no such value. */
    public boolean markAnomaly(String runId, String column, String metric) {
        migrate();
        return database.write(connection -> execute(
                        connection,
                        "UPDATE quality_metrics SET known_anomaly = 1 WHERE run_id = ? AND column_name = ? AND metric = ?",
                        runId,
                        column,
                        metric)
                > 0);
    }

    /** The history that checks of a pipeline compare with. */
    public History history(String pipeline) {
        return new StoredHistory(this, pipeline);
    }

    /**
     * Removes what is older than {@code age}, and of each pipeline all but the newest {@code most} runs; the newest run of a pipeline always stays.
     *
     * @return how many runs were removed
     */
    public int retain(Duration age, int most, Instant now) {
        if (database.isAbsent()) {
            return 0;
        }
        migrate();
        int removed = 0;
        for (String pipeline : pipelines()) {
            removed += database.write(connection -> {
                List<String> old = new ArrayList<>();
                try (PreparedStatement select = connection.prepareStatement(
                        "SELECT run_id, started_at FROM quality_runs WHERE pipeline = ? ORDER BY started_at DESC, run_id DESC")) {
                    Rows.set(select, pipeline);
                    try (ResultSet rows = select.executeQuery()) {
                        String before = Rows.time(now.minus(age));
                        for (int place = 0; rows.next(); place++) {
                            if (place > 0 && (place >= most || rows.getString(2).compareTo(before) < 0)) {
                                old.add(rows.getString(1));
                            }
                        }
                    }
                }
                for (String id : old) {
                    remove(connection, id);
                }
                return old.size();
            });
        }
        return removed;
    }
}
