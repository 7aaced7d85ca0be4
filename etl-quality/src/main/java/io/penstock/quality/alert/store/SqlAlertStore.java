package io.penstock.quality.alert.store;

import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.AlertEvent;
import io.penstock.quality.alert.AlertKey;
import io.penstock.quality.alert.AlertLevel;
import io.penstock.quality.alert.AlertState;
import io.penstock.quality.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Alerts in tables of the quality store's database. One writer at a time changes alerts, in SQLite by its lock, in PostgreSQL by an advisory lock. Holds
 * no connection between calls. Every call may throw {@link io.penstock.error.StateException} {@code PEN-5301} when the database cannot be used.
 */
public final class SqlAlertStore implements AlertStore {
    private static final int POSTGRES_LOCK = 7024393;
    private static final String SELECT = "SELECT " + AlertTables.ALERT_COLUMNS + " FROM quality_alerts WHERE ";
    private static final String KEY = "pipeline = ? AND check_name = ? AND column_name = ?";

    private final Database database;
    private volatile boolean migrated;

    private SqlAlertStore(Database database) {
        this.database = database;
    }

    public static SqlAlertStore in(Database database) {
        return new SqlAlertStore(database);
    }

    @Override
    public Optional<Alert> find(long id) {
        return read(Optional.empty(), connection -> first(select(connection, SELECT + "id = ?", id)));
    }

    @Override
    public Optional<Alert> open(AlertKey key) {
        return read(Optional.empty(), connection -> open(connection, key));
    }

    private static Optional<Alert> open(Connection connection, AlertKey key) throws SQLException {
        return first(select(connection, SELECT + KEY + " AND state <> 'resolved'", keys(key)));
    }

    @Override
    public List<Alert> list(AlertFilter filter) {
        StringBuilder sql = new StringBuilder(SELECT);
        List<Object> values = new ArrayList<>();
        sql.append("state IN (").append(marks(filter.states().size())).append(')');
        filter.states().stream().map(AlertState::label).forEach(values::add);
        List<String> levels = Stream.of(AlertLevel.values())
                .filter(each -> each.isAtLeast(filter.minLevel()))
                .map(AlertLevel::label)
                .toList();
        sql.append(" AND level IN (").append(marks(levels.size())).append(')');
        values.addAll(levels);
        if (filter.pipeline() != null) {
            sql.append(" AND pipeline = ?");
            values.add(filter.pipeline());
        }
        if (filter.check() != null) {
            sql.append(" AND check_name = ?");
            values.add(filter.check());
        }
        if (filter.assignee() != null) {
            sql.append(" AND assignee = ?");
            values.add(filter.assignee());
        }
        if (filter.seenSince() != null) {
            sql.append(" AND last_seen >= ?");
            values.add(AlertRows.time(filter.seenSince()));
        }
        sql.append(" ORDER BY CASE level WHEN 'critical' THEN 0 WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,"
                + " last_seen DESC, id DESC LIMIT ?");
        values.add(filter.limit());
        return read(List.of(), connection -> select(connection, sql.toString(), values.toArray()));
    }

    @Override
    public List<AlertEvent> history(long id) {
        return read(List.of(), connection -> {
            String sql = "SELECT * FROM quality_alert_events WHERE alert_id = ? ORDER BY version, position";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, id);
                List<AlertEvent> events = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        events.add(AlertRows.event(rows));
                    }
                }
                return events;
            }
        });
    }

    @Override
    public <R> R raise(AlertKey key, Function<Slot, Change<R>> work) {
        return write(connection -> {
            Optional<Alert> open = open(connection, key);
            if (open.isPresent()) {
                return apply(connection, open.get(), work.apply(new Slot(open.get(), 0, null)));
            }
            update(connection, "UPDATE quality_alert_ids SET last_id = last_id + 1");
            long next = number(connection, "SELECT last_id FROM quality_alert_ids");
            long former = number(connection, "SELECT coalesce(max(id), 0) FROM quality_alerts WHERE " + KEY, keys(key));
            return apply(connection, null, work.apply(new Slot(null, next, former == 0 ? null : former)));
        });
    }

    @Override
    public <R> Optional<R> change(long id, Function<Alert, Change<R>> work) {
        return write(connection -> {
            Optional<Alert> alert = first(select(connection, SELECT + "id = ?", id));
            return alert.isEmpty()
                    ? Optional.empty()
                    : Optional.of(apply(connection, alert.get(), work.apply(alert.get())));
        });
    }

    private static <R> R apply(Connection connection, @org.jspecify.annotations.Nullable Alert before, Change<R> change)
            throws SQLException {
        Alert next = change.next();
        if (next == null) {
            return change.result();
        }
        if (before != null) {
            update(connection, "DELETE FROM quality_alerts WHERE id = ?", before.id());
        }
        String insert = "INSERT INTO quality_alerts (" + AlertTables.ALERT_COLUMNS + ") VALUES (" + marks(24) + ")";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            AlertRows.bind(statement, next);
            statement.executeUpdate();
        }
        int position = 0;
        for (AlertEvent event : change.events()) {
            add(connection, event, next.version(), position++);
        }
        return change.result();
    }

    private static void add(Connection connection, AlertEvent event, long version, int position) throws SQLException {
        String sql = "INSERT INTO quality_alert_events (alert_id, version, position, at, kind, who, why, detail, state)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, event.alertId());
            statement.setLong(2, version);
            statement.setInt(3, position);
            statement.setString(4, AlertRows.time(event.at()));
            statement.setString(5, event.kind().label());
            statement.setString(6, event.who());
            statement.setString(7, event.why());
            statement.setString(8, event.detail());
            statement.setString(9, event.state().label());
            statement.executeUpdate();
        }
    }

    @Override
    public int forget(Instant resolvedBefore) {
        String old = "state = 'resolved' AND resolved_at < ?";
        String moment = AlertRows.time(resolvedBefore);
        return database.isAbsent()
                ? 0
                : write(connection -> {
                    update(
                            connection,
                            "DELETE FROM quality_alert_events WHERE alert_id IN (SELECT id FROM quality_alerts WHERE "
                                    + old + ")",
                            moment);
                    return update(connection, "DELETE FROM quality_alerts WHERE " + old, moment);
                });
    }

    /** Does nothing: no connection is held. */
    @Override
    public void close() {}

    private void migrate() {
        if (!migrated) {
            AlertTables.MIGRATIONS.apply(database);
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

    private <T> T write(Database.Work<T> work) {
        migrate();
        return database.write(connection -> {
            if (!database.isSqlite()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT pg_advisory_xact_lock(" + POSTGRES_LOCK + ")");
                }
            }
            return work.on(connection);
        });
    }

    private static Object[] keys(AlertKey key) {
        return new Object[] {key.pipeline(), key.check(), AlertRows.column(key)};
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static Optional<Alert> first(List<Alert> alerts) {
        return alerts.isEmpty() ? Optional.empty() : Optional.of(alerts.get(0));
    }

    private static List<Alert> select(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<Alert> alerts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    alerts.add(AlertRows.alert(rows));
                }
            }
            return alerts;
        }
    }

    private static long number(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
