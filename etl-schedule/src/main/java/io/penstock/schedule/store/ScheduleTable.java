package io.penstock.schedule.store;

import io.penstock.schedule.history.ScheduleStatus.Mode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of {@code penstock_schedules}. Each call belongs to the transaction of its connection. */
public final class ScheduleTable {
    private ScheduleTable() {}

    /**
     * What is remembered of a schedule.
     *
     * @param trigger its trigger in words, as registered last
     * @param plannedUntil runs of due times up to here have been made
     * @param mode what somebody chose; null for what the definition says
     * @param registeredAt when it was first known
     */
    public record Entry(
            String name,
            String trigger,
            Instant plannedUntil,
            @Nullable Mode mode,
            Instant registeredAt) {}

    public static Map<String, Entry> all(Connection connection) throws SQLException {
        Map<String, Entry> all = new HashMap<>();
        for (Entry each : Sql.query(connection, "SELECT * FROM penstock_schedules", ScheduleTable::entry)) {
            all.put(each.name(), each);
        }
        return all;
    }

    public static Optional<Entry> find(Connection connection, String name) throws SQLException {
        return Sql.query(connection, "SELECT * FROM penstock_schedules WHERE name = ?", ScheduleTable::entry, name)
                .stream()
                .findFirst();
    }

    /** As {@link #find}, kept from others until the end of the transaction. */
    public static Optional<Entry> lock(Connection connection, String name, boolean sqlite) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT * FROM penstock_schedules WHERE name = ?" + (sqlite ? "" : " FOR UPDATE"),
                        ScheduleTable::entry,
                        name)
                .stream()
                .findFirst();
    }

    /** Adds a schedule whose due times count from a moment on. */
    public static void insert(Connection connection, String name, String trigger, Instant from) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO penstock_schedules (name, trigger_text, planned_until, registered_at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (name) DO NOTHING",
                name,
                trigger,
                from,
                from);
    }

    /** Another trigger; its due times count from a moment on. */
    public static void changeTrigger(Connection connection, String name, String trigger, Instant from)
            throws SQLException {
        Sql.update(
                connection,
                "UPDATE penstock_schedules SET trigger_text = ?, planned_until = ? WHERE name = ?",
                trigger,
                from,
                name);
    }

    public static void planned(Connection connection, String name, Instant until) throws SQLException {
        Sql.update(connection, "UPDATE penstock_schedules SET planned_until = ? WHERE name = ?", until, name);
    }

    public static void mode(Connection connection, String name, @Nullable Mode mode) throws SQLException {
        Sql.update(
                connection,
                "UPDATE penstock_schedules SET mode = ? WHERE name = ?",
                mode == null ? null : mode.name(),
                name);
    }

    /** Forgets schedules that no longer exist; their history stays. */
    public static void delete(Connection connection, List<String> names) throws SQLException {
        for (String name : names) {
            Sql.update(connection, "DELETE FROM penstock_schedules WHERE name = ?", name);
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String mode = row.getString("mode");
        return new Entry(
                row.getString("name"),
                row.getString("trigger_text"),
                Sql.instant(row, "planned_until"),
                mode == null ? null : Mode.valueOf(mode),
                Sql.instant(row, "registered_at"));
    }
}
