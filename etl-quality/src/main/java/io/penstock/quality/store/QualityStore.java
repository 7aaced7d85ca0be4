package io.penstock.quality.store;

import io.penstock.error.StateException;
import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.History;
import io.penstock.quality.profile.ProfileResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs with their metrics, check results, profiles and scores. A run is written in one transaction: it is there with everything, or not at all. Safe for
 * use by several threads and processes.
 */
public final class QualityStore {
    private static final String POINTS = "SELECT m.started_at, m.run_id, m.value, m.known_anomaly, r.status"
            + " FROM quality_metrics m JOIN quality_runs r ON r.run_id = m.run_id"
            + " WHERE m.pipeline = ? AND m.column_name = ? AND m.metric = ?";

    private final Database database;
    private final Clock clock;
    private final Retention retention;
    private volatile boolean migrated;

    private QualityStore(Database database, Clock clock, Retention retention) {
        this.database = database;
        this.clock = clock;
        this.retention = retention;
    }

    public static QualityStore in(Database database) {
        return in(database, Clock.systemUTC());
    }

    /**
     * The same by another clock.
     *
     * @param clock tells what is old
     */
    public static QualityStore in(Database database, Clock clock) {
        return new QualityStore(database, clock, Retention.DEFAULT);
    }

    /** A store in a SQLite file, made with the first run. */
    public static QualityStore file(Path file) {
        return in(Database.file(file));
    }

    /** The same with another retention; {@link Retention#DEFAULT} by default. */
    public QualityStore retention(Retention keep) {
        return new QualityStore(database, clock, keep);
    }

    public Database database() {
        return database;
    }

    private void migrate() {
        if (!migrated) {
            RunTables.MIGRATIONS.apply(database);
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
     * Writes a run. One that is there already is written anew. Once a day, what the retention does not keep is removed afterwards.
     *
     * @throws StateException {@code PEN-5301} when the store cannot be used
     */
    public void save(StoredRun run) {
        migrate();
        boolean due = database.write(connection -> {
            RunTables.save(connection, run);
            return Retention.isDue(connection, clock.instant());
        });
        if (due) {
            retain();
        }
    }

    /** The names of the pipelines, sorted. */
    public List<String> pipelines() {
        return list(row -> row.getString(1), "SELECT DISTINCT pipeline FROM quality_runs ORDER BY 1");
    }

    /** The runs of a pipeline from a time on, oldest first, with their results, without metrics and profiles. */
    public List<StoredRun> runs(String pipeline, Instant from) {
        return read(List.of(), connection -> {
            String at = Rows.time(from);
            Map<String, List<CheckResult>> results = new HashMap<>();
            Rows.list(
                    connection,
                    row -> results.computeIfAbsent(row.getString("run_id"), id -> new ArrayList<>())
                            .add(Rows.result(row)),
                    "SELECT * FROM quality_results WHERE pipeline = ? AND started_at >= ? ORDER BY run_id, position",
                    pipeline,
                    at);
            return Rows.list(
                    connection,
                    row -> Rows.run(row, List.of(), results.getOrDefault(row.getString("run_id"), List.of()), null),
                    "SELECT * FROM quality_runs WHERE pipeline = ? AND started_at >= ? ORDER BY started_at, run_id",
                    pipeline,
                    at);
        });
    }

    /** A run with everything; empty when the store does not know it. */
    public Optional<StoredRun> run(String runId) {
        return read(Optional.empty(), connection -> {
            List<StoredRun.Metric> metrics = Rows.list(
                    connection,
                    row -> new StoredRun.Metric(row.getString(1), row.getString(2), row.getDouble(3)),
                    "SELECT column_name, metric, value FROM quality_metrics WHERE run_id = ? ORDER BY 1, 2",
                    runId);
            List<CheckResult> results = Rows.list(
                    connection,
                    Rows::result,
                    "SELECT * FROM quality_results WHERE run_id = ? ORDER BY position",
                    runId);
            ProfileResult profile = profile(connection, runId).orElse(null);
            return Rows.list(
                            connection,
                            row -> Rows.run(row, metrics, results, profile),
                            "SELECT * FROM quality_runs WHERE run_id = ?",
                            runId)
                    .stream()
                    .findFirst();
        });
    }

    /** The check results of a run in their order; none when the store does not know it. */
    public List<CheckResult> results(String runId) {
        return list(Rows::result, "SELECT * FROM quality_results WHERE run_id = ? ORDER BY position", runId);
    }

    /** The profile of a run; empty when it has none. */
    public Optional<ProfileResult> profile(String runId) {
        return read(Optional.empty(), connection -> profile(connection, runId));
    }

    private static Optional<ProfileResult> profile(Connection connection, String runId) throws SQLException {
        return Rows.list(
                        connection,
                        row -> Rows.unpack(row.getBytes(1)),
                        "SELECT profile FROM quality_profiles WHERE run_id = ?",
                        runId)
                .stream()
                .findFirst();
    }

    /** The ids of the runs of a pipeline that have a profile and came to their commit, newest first. */
    public List<String> profiled(String pipeline, int most) {
        return list(
                row -> row.getString(1),
                "SELECT r.run_id FROM quality_runs r JOIN quality_profiles p ON p.run_id = r.run_id"
                        + " WHERE r.pipeline = ? AND r.status = 'succeeded'"
                        + " ORDER BY r.started_at DESC, r.run_id DESC LIMIT ?",
                pipeline,
                most);
    }

    /** The values of a metric from a time until now, oldest first; see {@link #series(String, String, String, Instant, Instant)}. */
    public List<StoredPoint> series(String pipeline, String column, String metric, Instant from) {
        return series(pipeline, column, metric, from, Instant.parse("9999-12-31T23:59:59.999Z"));
    }

    /**
     * The values of a metric, oldest first, also those of failed runs.
     *
     * @param column empty for a metric of the table
     * @param to left out itself
     */
    public List<StoredPoint> series(String pipeline, String column, String metric, Instant from, Instant to) {
        return list(
                Rows::point,
                POINTS + " AND m.started_at >= ? AND m.started_at < ? ORDER BY m.started_at, m.run_id",
                pipeline,
                column,
                metric,
                Rows.time(from),
                Rows.time(to));
    }

    /** The newest value of a metric, also of a failed run; empty when there is none. */
    public Optional<StoredPoint> latest(String pipeline, String column, String metric) {
        return list(
                        Rows::point,
                        POINTS + " ORDER BY m.started_at DESC, m.run_id DESC LIMIT 1",
                        pipeline,
                        column,
                        metric)
                .stream()
                .findFirst();
    }

    /** The metrics that a pipeline has values of, by column and name; columns of the table come first, with an empty column. */
    public List<MetricName> metrics(String pipeline) {
        return list(
                row -> new MetricName(row.getString(1), row.getString(2)),
                "SELECT DISTINCT column_name, metric FROM quality_metrics WHERE pipeline = ? ORDER BY 1, 2",
                pipeline);
    }

    /**
     * What a series is of.
     *
     * @param column empty for a metric of the table
     */
    public record MetricName(String column, String metric) {}

    /** Marks a value as not normal, so that later values are not compared with it; false when there is no such value. */
    public boolean markAnomaly(String runId, String column, String metric) {
        return mark(runId, column, metric, 1);
    }

    /** Takes back {@link #markAnomaly}; false when there is no such value. */
    public boolean unmarkAnomaly(String runId, String column, String metric) {
        return mark(runId, column, metric, 0);
    }

    private boolean mark(String runId, String column, String metric, int known) {
        return !database.isAbsent()
                && change(
                                "UPDATE quality_metrics SET known_anomaly = ? WHERE run_id = ? AND column_name = ?"
                                        + " AND metric = ?",
                                known,
                                runId,
                                column,
                                metric)
                        > 0;
    }

    /**
     * Makes a run the one that the pipeline's data is compared with, until another takes its place; the retention never removes it.
     *
     * @return false when the store has no profile of such a run of this pipeline
     */
    public boolean setBaseline(String pipeline, String runId) {
        return !database.isAbsent()
                && change(
                                "INSERT INTO quality_baselines (pipeline, run_id, since)"
                                        + " SELECT r.pipeline, r.run_id, ? FROM quality_runs r"
                                        + " JOIN quality_profiles p ON p.run_id = r.run_id"
                                        + " WHERE r.pipeline = ? AND r.run_id = ?"
                                        + " ON CONFLICT (pipeline) DO UPDATE SET run_id = excluded.run_id, since = excluded.since",
                                Rows.time(clock.instant()),
                                pipeline,
                                runId)
                        > 0;
    }

    /** The profile that the pipeline's data is compared with: that of {@link #setBaseline}, else of the newest run that succeeded. */
    public Optional<ProfileResult> baseline(String pipeline) {
        return list(row -> row.getString(1), "SELECT run_id FROM quality_baselines WHERE pipeline = ?", pipeline)
                .stream()
                .findFirst()
                .flatMap(this::profile)
                .or(() -> profiled(pipeline, 1).stream().findFirst().flatMap(this::profile));
    }

    private int change(String sql, Object... values) {
        migrate();
        return database.write(connection -> RunTables.execute(connection, sql, values));
    }

    private <T> List<T> list(Rows.Reading<T> row, String sql, Object... values) {
        return read(List.of(), connection -> Rows.list(connection, row, sql, values));
    }

    /** The history that checks of a pipeline compare with. */
    public History history(String pipeline) {
        return new StoredHistory(this, pipeline);
    }

    /**
     * Removes what the retention does not keep, now.
     *
     * @return how many runs were removed
     */
    public int retain() {
        if (database.isAbsent()) {
            return 0;
        }
        migrate();
        return retention.apply(database, clock.instant());
    }
}
