package io.penstock.schedule.store;

import io.penstock.error.Problem;
import io.penstock.error.StateException;
import io.penstock.schedule.plan.ScheduleErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables and how they came to be: one migration after the other, forward only. */
public final class ScheduleTables {
    /** The table of due times, in the form that db-scheduler wants. */
    public static final String DUE = "penstock_schedule_due";
    /** The table of runs to be worked off, in the form that db-scheduler wants. */
    public static final String QUEUE = "penstock_schedule_queue";

    private static final List<String> FIRST = List.of(
            queue(DUE),
            "CREATE INDEX penstock_schedule_due_time ON penstock_schedule_due (execution_time)",
            "CREATE INDEX penstock_schedule_due_heart ON penstock_schedule_due (last_heartbeat)",
            queue(QUEUE),
            "CREATE INDEX penstock_schedule_queue_time ON penstock_schedule_queue (priority DESC, execution_time)",
            "CREATE INDEX penstock_schedule_queue_heart ON penstock_schedule_queue (last_heartbeat)",
            """
            CREATE TABLE penstock_schedules (
              name TEXT NOT NULL PRIMARY KEY,
              trigger_text TEXT NOT NULL,
              planned_until BIGINT NOT NULL,
              mode TEXT,
              registered_at BIGINT NOT NULL)""",
            """
            CREATE TABLE penstock_schedule_runs (
              id TEXT NOT NULL PRIMARY KEY,
              schedule TEXT NOT NULL,
              pipeline TEXT NOT NULL,
              kind TEXT NOT NULL,
              interval_start BIGINT NOT NULL,
              interval_end BIGINT NOT NULL,
              due_at BIGINT NOT NULL,
              state TEXT NOT NULL,
              attempt INTEGER NOT NULL,
              token BIGINT NOT NULL,
              node TEXT,
              not_before BIGINT NOT NULL,
              started_at BIGINT,
              finished_at BIGINT,
              cancel_requested INTEGER NOT NULL,
              rows_read BIGINT NOT NULL,
              rows_written BIGINT NOT NULL,
              rows_rejected BIGINT NOT NULL,
              error_code TEXT,
              message TEXT,
              pool TEXT,
              priority INTEGER NOT NULL)""",
            "CREATE INDEX penstock_schedule_runs_end ON penstock_schedule_runs (schedule, interval_end)",
            "CREATE INDEX penstock_schedule_runs_open ON penstock_schedule_runs (state, schedule)"
                    + " WHERE state IN ('WAITING', 'RUNNING')",
            "CREATE INDEX penstock_schedule_runs_finished ON penstock_schedule_runs (finished_at)",
            """
            CREATE TABLE penstock_schedule_nodes (
              name TEXT NOT NULL PRIMARY KEY,
              started_at BIGINT NOT NULL,
              seen_at BIGINT NOT NULL)""",
            """
            CREATE TABLE penstock_schedule_files (
              schedule TEXT NOT NULL,
              path TEXT NOT NULL,
              stamp TEXT NOT NULL,
              PRIMARY KEY (schedule, path))""",
            """
            CREATE TABLE penstock_schedule_alarms (
              schedule TEXT NOT NULL,
              what TEXT NOT NULL,
              since BIGINT NOT NULL,
              PRIMARY KEY (schedule, what))""");
    private static final List<List<String>> MIGRATIONS = List.of(FIRST);

    private ScheduleTables() {}

    private static String queue(String table) {
        return """
               CREATE TABLE %s (
                 task_name TEXT NOT NULL,
                 task_instance TEXT NOT NULL,
                 task_data $BYTES,
                 execution_time $TIME NOT NULL,
                 picked BOOLEAN NOT NULL,
                 picked_by TEXT,
                 last_success $TIME,
                 last_failure $TIME,
                 consecutive_failures INTEGER,
                 last_heartbeat $TIME,
                 version BIGINT NOT NULL,
                 priority SMALLINT,
                 state TEXT,
                 PRIMARY KEY (task_name, task_instance))""".formatted(table);
    }

    static void make(ScheduleDatabase database) {
        database.alone(connection -> {
            migrate(connection, database);
            return true;
        });
    }

    private static void migrate(Connection connection, ScheduleDatabase database) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS penstock_schedule_migrations (version INTEGER NOT NULL PRIMARY KEY)");
            int version = Sql.query(
                            connection,
                            "SELECT coalesce(max(version), 0) FROM penstock_schedule_migrations",
                            row -> row.getInt(1))
                    .get(0);
            if (version > MIGRATIONS.size()) {
                throw new StateException(Problem.of(
                                ScheduleErrors.STORE,
                                "its tables have version " + version + ", this program knows " + MIGRATIONS.size())
                        .at(database.title())
                        .next("Use the newer version of Penstock, or another store."));
            }
            for (int next = version; next < MIGRATIONS.size(); next++) {
                for (String ddl : MIGRATIONS.get(next)) {
                    statement.execute(ddl.replace("$BYTES", database.isSqlite() ? "BLOB" : "BYTEA")
                            .replace("$TIME", "TIMESTAMP WITH TIME ZONE"));
                }
                Sql.update(connection, "INSERT INTO penstock_schedule_migrations VALUES (?)", next + 1);
            }
        }
    }
}
