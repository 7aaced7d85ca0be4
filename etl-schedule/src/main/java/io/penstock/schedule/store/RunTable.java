package io.penstock.schedule.store;

import io.penstock.schedule.history.RunKind;
import io.penstock.schedule.history.RunState;
import io.penstock.schedule.history.ScheduledRun;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of {@code penstock_schedule_runs}. Each call belongs to the transaction of its connection. */
public final class RunTable {
    private static final String SELECT = "SELECT * FROM penstock_schedule_runs ";

    private RunTable() {}

    /** Adds a run; false when there is one with its id. */
    public static boolean insert(Connection connection, ScheduledRun run, @Nullable String pool, int priority)
            throws SQLException {
        return Sql.update(
                        connection,
                        "INSERT INTO penstock_schedule_runs (id, schedule, pipeline, kind, interval_start, interval_end,"
                                + " due_at, state, attempt, token, not_before, finished_at, cancel_requested, rows_read,"
                                + " rows_written, rows_rejected, message, pool, priority)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, CAST(? AS BIGINT), 0, 0, 0, 0, ?, ?, ?)"
                                + " ON CONFLICT (id) DO NOTHING",
                        run.id(),
                        run.schedule(),
                        run.pipeline(),
                        run.kind(),
                        run.start(),
                        run.end(),
                        run.due(),
                        run.state(),
                        run.progress().notBefore(),
                        run.state().isFinal() ? run.due() : null,
                        run.message(),
                        pool,
                        priority)
                == 1;
    }

    public static Optional<ScheduledRun> find(Connection connection, String id) throws SQLException {
        return Sql.query(connection, SELECT + "WHERE id = ?", RunTable::run, id).stream()
                .findFirst();
    }

    /** Those that wait, of one schedule, the oldest interval first. */
    public static List<ScheduledRun> waiting(Connection connection, String schedule) throws SQLException {
        return Sql.query(
                connection,
                SELECT + "WHERE state = 'WAITING' AND schedule = ? ORDER BY interval_end, id",
                RunTable::run,
                schedule);
    }

    /** Those that wait or run, of all schedules. */
    public static List<ScheduledRun> open(Connection connection) throws SQLException {
        return Sql.query(
                connection, SELECT + "WHERE state IN ('WAITING', 'RUNNING') ORDER BY interval_end, id", RunTable::run);
    }

    /** How many others of a schedule are under way. */
    public static int countRunning(Connection connection, String schedule, String except) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT count(*) FROM penstock_schedule_runs WHERE state = 'RUNNING' AND schedule = ? AND id <> ?",
                        row -> row.getInt(1),
                        schedule,
                        except)
                .get(0);
    }

    /** How many others of a pool are under way. */
    public static int countRunningIn(Connection connection, String pool, String except) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT count(*) FROM penstock_schedule_runs WHERE state = 'RUNNING' AND pool = ? AND id <> ?",
                        row -> row.getInt(1),
                        pool,
                        except)
                .get(0);
    }

    /** Whether a run of the schedule with an older interval could begin now. */
    public static boolean isOlderReady(Connection connection, ScheduledRun run, Instant now) throws SQLException {
        return !Sql.query(
                        connection,
                        "SELECT 1 FROM penstock_schedule_runs WHERE state = 'WAITING' AND schedule = ? AND interval_end < ?"
                                + " AND not_before <= ? AND kind = ? LIMIT 1",
                        row -> true,
                        run.schedule(),
                        run.end(),
                        now,
                        run.kind())
                .isEmpty();
    }

    /** The runs to look at when a place is free: of the schedule, and of the pool; the most urgent of each. */
    public static List<String> next(Connection connection, String schedule, @Nullable String pool, Instant now)
            throws SQLException {
        String ready = "SELECT id FROM penstock_schedule_runs WHERE state = 'WAITING' AND not_before <= ? AND ";
        String order = " ORDER BY priority DESC, interval_end, id LIMIT 1";
        List<String> found =
                Sql.query(connection, ready + "schedule = ?" + order, row -> row.getString(1), now, schedule);
        if (pool != null) {
            found.addAll(Sql.query(connection, ready + "pool = ?" + order, row -> row.getString(1), now, pool));
        }
        return found.stream().distinct().toList();
    }

    /**
     * Gives a run to a node, with the next token.
     *
     * @param attempt its number
     */
    public static void begin(Connection connection, ScheduledRun run, int attempt, String node, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                "UPDATE penstock_schedule_runs SET state = 'RUNNING', attempt = ?, token = token + 1, node = ?,"
                        + " started_at = ?, finished_at = NULL WHERE id = ?",
                attempt,
                node,
                now,
                run.id());
    }

    /**
     * Ends an attempt, unless the run was given to another node since.
     *
     * @return whether the run was still that of the token
     */
    public static boolean end(Connection connection, ScheduledRun run) throws SQLException {
        return Sql.update(
                        connection,
                        "UPDATE penstock_schedule_runs SET state = ?, attempt = ?, not_before = ?,"
                                + " finished_at = CAST(? AS BIGINT), cancel_requested = ?,"
                                + " rows_read = ?, rows_written = ?, rows_rejected = ?, error_code = ?, message = ?"
                                + " WHERE id = ? AND state = 'RUNNING' AND token = ?",
                        run.state(),
                        run.progress().attempt(),
                        run.progress().notBefore(),
                        millis(run.progress().finishedAt()),
                        run.progress().cancelRequested(),
                        run.rows().read(),
                        run.rows().written(),
                        run.rows().rejected(),
                        run.errorCode(),
                        run.message(),
                        run.id(),
                        run.progress().token())
                == 1;
    }

    /** Ends a run that did not begin. */
    public static boolean endWaiting(Connection connection, String id, RunState state, Instant now, String why)
            throws SQLException {
        return Sql.update(
                        connection,
                        "UPDATE penstock_schedule_runs SET state = ?, finished_at = ?, message = ?"
                                + " WHERE id = ? AND state = 'WAITING'",
                        state,
                        now,
                        why,
                        id)
                == 1;
    }

    /** Makes a run that is over wait again, as if it had never begun. */
    public static boolean repeat(Connection connection, String id, RunKind kind, Instant now) throws SQLException {
        return Sql.update(
                        connection,
                        "UPDATE penstock_schedule_runs SET state = 'WAITING', kind = ?, attempt = 0, not_before = ?,"
                                + " finished_at = NULL, cancel_requested = 0, error_code = NULL, message = NULL"
                                + " WHERE id = ? AND state NOT IN ('WAITING', 'RUNNING', 'SUCCEEDED')",
                        kind,
                        now,
                        id)
                == 1;
    }

    /** Asks whoever runs it to cancel it. */
    public static boolean requestCancel(Connection connection, String id) throws SQLException {
        return Sql.update(
                        connection,
                        "UPDATE penstock_schedule_runs SET cancel_requested = 1 WHERE id = ? AND state = 'RUNNING'",
                        id)
                == 1;
    }

    /** Those a node has under way. */
    public static List<ScheduledRun> of(Connection connection, String node) throws SQLException {
        return Sql.query(connection, SELECT + "WHERE state = 'RUNNING' AND node = ?", RunTable::run, node);
    }

    /** The newest runs by the end of their interval. */
    public static List<ScheduledRun> latest(Connection connection, String schedule, int limit) throws SQLException {
        return Sql.query(
                connection,
                SELECT + "WHERE schedule = ? ORDER BY interval_end DESC, due_at DESC, id DESC LIMIT ?",
                RunTable::run,
                schedule,
                limit);
    }

    /** Every run of a schedule whose interval ends within a time, oldest first. */
    public static List<ScheduledRun> between(Connection connection, String schedule, Instant after, Instant upTo)
            throws SQLException {
        return Sql.query(
                connection,
                SELECT + "WHERE schedule = ? AND interval_end > ? AND interval_end <= ? ORDER BY interval_end, id",
                RunTable::run,
                schedule,
                after,
                upTo);
    }

    /** Runs of a schedule that came to an end since a moment, newest first. */
    public static List<ScheduledRun> endedSince(Connection connection, String schedule, Instant since)
            throws SQLException {
        return Sql.query(
                connection,
                SELECT + "WHERE schedule = ? AND finished_at >= ? ORDER BY finished_at DESC",
                RunTable::run,
                schedule,
                since);
    }

    /** The newest run of a schedule, apart from one, that succeeded or failed. */
    public static Optional<ScheduledRun> lastEnded(Connection connection, String schedule, String except)
            throws SQLException {
        return Sql.query(
                        connection,
                        SELECT + "WHERE schedule = ? AND id <> ? AND state IN ('SUCCEEDED', 'FAILED')"
                                + " ORDER BY finished_at DESC LIMIT 1",
                        RunTable::run,
                        schedule,
                        except)
                .stream()
                .findFirst();
    }

    /** Those not run because of others, whose interval covers another one. */
    public static List<ScheduledRun> stoppedOver(Connection connection, String schedule, ScheduledRun covered)
            throws SQLException {
        return Sql.query(
                connection,
                SELECT
                        + "WHERE schedule = ? AND state = 'UPSTREAM_FAILED' AND interval_start <= ? AND interval_end >= ?",
                RunTable::run,
                schedule,
                covered.start(),
                covered.end());
    }

    /** When a schedule last ended a run well; null when it never did. */
    public static @Nullable Instant lastSuccess(Connection connection, String schedule) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT max(finished_at) AS last FROM penstock_schedule_runs"
                                + " WHERE schedule = ? AND state = 'SUCCEEDED'",
                        row -> Optional.ofNullable(Sql.instantOrNull(row, "last")),
                        schedule)
                .get(0)
                .orElse(null);
    }

    /** Forgets runs that came to an end before a moment. */
    public static int prune(Connection connection, Instant before) throws SQLException {
        return Sql.update(
                connection,
                "DELETE FROM penstock_schedule_runs WHERE finished_at < ? AND state NOT IN ('WAITING', 'RUNNING')",
                before);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static ScheduledRun run(ResultSet row) throws SQLException {
        return new ScheduledRun(
                row.getString("id"),
                row.getString("schedule"),
                row.getString("pipeline"),
                RunKind.valueOf(row.getString("kind")),
                Sql.instant(row, "interval_start"),
                Sql.instant(row, "interval_end"),
                Sql.instant(row, "due_at"),
                RunState.valueOf(row.getString("state")),
                new ScheduledRun.Progress(
                        row.getInt("attempt"),
                        row.getLong("token"),
                        row.getString("node"),
                        Sql.instant(row, "not_before"),
                        Sql.instantOrNull(row, "started_at"),
                        Sql.instantOrNull(row, "finished_at"),
                        row.getInt("cancel_requested") != 0),
                new ScheduledRun.Rows(
                        row.getLong("rows_read"), row.getLong("rows_written"), row.getLong("rows_rejected")),
                row.getString("error_code"),
                row.getString("message"));
    }
}
