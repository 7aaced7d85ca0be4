package io.penstock.schedule.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nodes that are alive, files that were seen, alarms that are on. Each call belongs to the transaction of its connection. */
public final class WatchTables {
    private WatchTables() {}

    /** Says that a node is alive. */
    public static void alive(Connection connection, String node, Instant now) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO penstock_schedule_nodes (name, started_at, seen_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at",
                node,
                now,
                now);
    }

    public static void gone(Connection connection, String node) throws SQLException {
        Sql.update(connection, "DELETE FROM penstock_schedule_nodes WHERE name = ?", node);
    }

    /** Forgets nodes that were not heard of since a moment. */
    public static void forgetNodes(Connection connection, Instant before) throws SQLException {
        Sql.update(connection, "DELETE FROM penstock_schedule_nodes WHERE seen_at < ?", before);
    }

    /** Nodes that were heard of since a moment. */
    public static List<String> nodes(Connection connection, Instant since) throws SQLException {
        return Sql.query(
                connection,
                "SELECT name FROM penstock_schedule_nodes WHERE seen_at >= ? ORDER BY name",
                row -> row.getString(1),
                since);
    }

    /** The version of each file that a schedule has run for. */
    public static Map<String, String> files(Connection connection, String schedule) throws SQLException {
        Map<String, String> all = new HashMap<>();
        Sql.query(
                connection,
                "SELECT path, stamp FROM penstock_schedule_files WHERE schedule = ?",
                row -> all.put(row.getString(1), row.getString(2)) == null,
                schedule);
        return all;
    }

    public static void file(Connection connection, String schedule, String path, String stamp) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO penstock_schedule_files (schedule, path, stamp) VALUES (?, ?, ?)"
                        + " ON CONFLICT (schedule, path) DO UPDATE SET stamp = excluded.stamp",
                schedule,
                path,
                stamp);
    }

    public static void forgetFile(Connection connection, String schedule, String path) throws SQLException {
        Sql.update(connection, "DELETE FROM penstock_schedule_files WHERE schedule = ? AND path = ?", schedule, path);
    }

    /** Turns an alarm on; false when it is on already. */
    public static boolean alarm(Connection connection, String schedule, String what, Instant now) throws SQLException {
        return Sql.update(
                        connection,
                        "INSERT INTO penstock_schedule_alarms (schedule, what, since) VALUES (?, ?, ?)"
                                + " ON CONFLICT (schedule, what) DO NOTHING",
                        schedule,
                        what,
                        now)
                == 1;
    }

    /** Turns an alarm off; false when it was not on. */
    public static boolean clear(Connection connection, String schedule, String what) throws SQLException {
        return Sql.update(
                        connection,
                        "DELETE FROM penstock_schedule_alarms WHERE schedule = ? AND what = ?",
                        schedule,
                        what)
                == 1;
    }

    /** The alarms that are on, as {@code SCHEDULE\nWHAT}. */
    public static List<String> alarms(Connection connection) throws SQLException {
        return Sql.query(
                connection,
                "SELECT schedule, what FROM penstock_schedule_alarms",
                row -> row.getString(1) + "\n" + row.getString(2));
    }
}
