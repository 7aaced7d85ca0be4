package io.penstock.state;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.StateException;
import io.penstock.spi.StateChange;
import io.penstock.spi.StateEntry;
import io.penstock.spi.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * State in the table {@code penstock_state} of a SQLite file or a PostgreSQL database, made when absent. A connection is opened
 * for each call and closed again, so that nothing is held between runs; changes are on disk when {@link #apply} returns.
 */
public final class SqlStateStore implements StateStore {
    private final String url;
    private final String title;
    private final StateDialect dialect;
    private final @Nullable Path file;
    private final Clock clock;
    private boolean migrated;

    private SqlStateStore(String url, String title, @Nullable Path file, Clock clock) {
        this.url = url;
        this.title = title;
        this.dialect = StateDialect.of(url);
        this.file = file;
        this.clock = clock;
    }

    /** State in a SQLite file; it and its directory are made with the first change. */
    public static SqlStateStore file(Path file) {
        return new SqlStateStore("jdbc:sqlite:" + file, "state file " + file, file, Clock.systemUTC());
    }

    /** State behind a JDBC URL of SQLite or PostgreSQL. */
    public static SqlStateStore jdbc(String url) {
        if (url.startsWith("jdbc:sqlite:") && !url.contains("?") && !url.startsWith("jdbc:sqlite::")) {
            return file(Path.of(url.substring("jdbc:sqlite:".length())));
        }
        return new SqlStateStore(url, "state database " + StateDialect.of(url), null, Clock.systemUTC());
    }

    @Override
    public Optional<StateEntry> get(String key) {
        if (isAbsent()) {
            return Optional.empty();
        }
        return with(connection -> {
            List<StateEntry> found = select(connection, "key = ?", key);
            return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
        });
    }

    @Override
    public List<StateEntry> list(String prefix) {
        if (isAbsent()) {
            return List.of();
        }
        return with(connection -> select(connection, "substr(key, 1, length(?)) = ?", prefix, prefix));
    }

    @Override
    public boolean apply(List<StateChange> changes) {
        return with(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(dialect.begin());
                boolean made = false;
                try {
                    made = applyAll(connection, changes);
                } finally {
                    statement.execute(made ? "COMMIT" : "ROLLBACK");
                }
                return made;
            }
        });
    }

    private boolean applyAll(Connection connection, List<StateChange> changes) throws SQLException {
        for (StateChange change : changes) {
            int changed;
            if (change.value() == null && change.expected() == 0) {
                changed = select(connection, "key = ?", change.key()).isEmpty() ? 1 : 0;
            } else if (change.value() == null) {
                changed = update(
                        connection,
                        "DELETE FROM penstock_state WHERE key = ? AND version = ?",
                        change.key(),
                        change.expected());
            } else if (change.expected() == 0) {
                changed = update(
                        connection,
                        "INSERT INTO penstock_state (key, value, version, changed_at) VALUES (?, ?, 1, ?)"
                                + " ON CONFLICT (key) DO NOTHING",
                        change.key(),
                        change.value(),
                        clock.instant().toString());
            } else {
                changed = update(
                        connection,
                        "UPDATE penstock_state SET value = ?, version = version + 1, changed_at = ?"
                                + " WHERE key = ? AND version = ?",
                        change.value(),
                        clock.instant().toString(),
                        change.key(),
                        change.expected());
            }
            if (changed != 1) {
                return false;
            }
        }
        return true;
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static List<StateEntry> select(Connection connection, String condition, String... values)
            throws SQLException {
        String sql = "SELECT key, value, version, changed_at FROM penstock_state WHERE " + condition + " ORDER BY key";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            List<StateEntry> entries = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(new StateEntry(
                            rows.getString(1), rows.getString(2), rows.getLong(3), Instant.parse(rows.getString(4))));
                }
            }
            return entries;
        }
    }

    private boolean isAbsent() {
        return file != null && !Files.exists(file);
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private synchronized <T> T with(Work<T> work) {
        try {
            if (file != null) {
                Path directory = file.toAbsolutePath().getParent();
                if (directory != null) {
                    Files.createDirectories(directory);
                }
            }
            try (Connection connection = DriverManager.getConnection(url)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(dialect.prepareConnection());
                }
                if (!migrated) {
                    StateSchema.migrate(connection, dialect, title);
                    migrated = true;
                }
                return work.on(connection);
            }
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new StateException(
                    Problem.of(StateErrors.UNREACHABLE, "its directory cannot be made")
                            .at(title)
                            .next("Choose a place that this user may write to."),
                    e);
        }
    }

    private RuntimeException failed(SQLException e) {
        if ("08001".equals(e.getSQLState()) && String.valueOf(e.getMessage()).startsWith("No suitable driver")) {
            return new PlanException(Problem.of(StateErrors.UNREACHABLE, "its JDBC driver is not on the class path")
                    .at(title)
                    .next("Add the dependency " + dialect.dependency + "."));
        }
        return new StateException(
                        Problem.of(StateErrors.UNREACHABLE, "the store cannot be used: " + e.getMessage())
                                .at(title)
                                .next("Look at the file or the database, then run again."),
                        e)
                .passing();
    }

    @Override
    public String title() {
        return title;
    }

    /** Holds no connection between calls. */
    @Override
    public void close() {}
}
