package io.penstock.quality.store;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite file or a PostgreSQL database. A connection is opened for each piece of work and closed again, so that nothing is held between runs; writers
 * of SQLite wait for each other, up to a minute. Safe for use by several threads and processes.
 */
public final class Database {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    private final String url;
    private final String title;
    private final @Nullable Path file;

    private Database(String url, String title, @Nullable Path file) {
        this.url = url;
        this.title = title;
        this.file = file;
    }

    /** A SQLite file; it and its directory are made with the first write. */
    public static Database file(Path file) {
        return new Database(SQLITE + file, "quality store " + file, file);
    }

    /**
     * A file name, or a JDBC URL of SQLite or PostgreSQL.
     *
     * @throws PlanException {@code PEN-5301} for another database
     */
    public static Database at(String place) {
        if (place.startsWith(SQLITE)) {
            return file(Path.of(place.substring(SQLITE.length())));
        } else if (place.startsWith(POSTGRESQL)) {
            return new Database(place, "quality store in PostgreSQL", null);
        } else if (place.startsWith("jdbc:")) {
            throw new PlanException(Problem.of(
                            StoreErrors.UNREACHABLE, "the quality store is SQLite or PostgreSQL, not behind this URL")
                    .next("Use a file name, jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE."));
        }
        return file(Path.of(place));
    }

    /** How messages call it; without user or password. */
    public String title() {
        return title;
    }

    public boolean isSqlite() {
        return url.startsWith(SQLITE);
    }

    /** Whether there is nothing to read yet. */
    public boolean isAbsent() {
        return file != null && !Files.exists(file);
    }

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does work that only reads; it sees one state of the database.
     *
     * @throws StateException {@code PEN-5301} when the database cannot be used
     */
    public <T> T read(Work<T> work) {
        return with(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN");
                try {
                    return work.on(connection);
                } finally {
                    statement.execute("ROLLBACK");
                }
            }
        });
    }

    /**
     * Does work in one transaction: all of it or nothing.
     *
     * @throws StateException {@code PEN-5301} when the database cannot be used; nothing was written then
     */
    public <T> T write(Work<T> work) {
        return with(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(isSqlite() ? "BEGIN IMMEDIATE" : "BEGIN");
                boolean done = false;
                try {
                    T result = work.on(connection);
                    statement.execute("COMMIT");
                    done = true;
                    return result;
                } finally {
                    if (!done) {
                        statement.execute("ROLLBACK");
                    }
                }
            }
        });
    }

    private <T> T with(Work<T> work) {
        try {
            Path parent = file == null ? null : file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            try (Connection connection = DriverManager.getConnection(url)) {
                prepare(connection);
                return work.on(connection);
            }
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new StateException(
                    Problem.of(StoreErrors.UNREACHABLE, "its directory cannot be made")
                            .at(title)
                            .next("Choose a place that this user may write to."),
                    e);
        }
    }

    private void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (isSqlite()) {
                statement.execute("PRAGMA busy_timeout = 60000");
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = NORMAL");
            } else {
                statement.execute("SET lock_timeout = '60s'");
            }
        }
    }

    private RuntimeException failed(SQLException e) {
        if ("08001".equals(e.getSQLState()) && String.valueOf(e.getMessage()).startsWith("No suitable driver")) {
            return new PlanException(Problem.of(StoreErrors.UNREACHABLE, "its JDBC driver is not on the class path")
                    .at(title)
                    .next("Add the dependency " + (isSqlite() ? "org.xerial:sqlite-jdbc" : "org.postgresql:postgresql")
                            + "."));
        }
        return new StateException(
                        Problem.of(StoreErrors.UNREACHABLE, "it cannot be used: " + e.getMessage())
                                .at(title)
                                .next("Look at the file or the database, then try again."),
                        e)
                .passing();
    }
}
