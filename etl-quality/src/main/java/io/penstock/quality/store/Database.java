package io.penstock.quality.store;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite file, a PostgreSQL database, or a SQLite database in memory. A connection is opened for each piece of work and closed again, so that nothing is
 * held between runs; writers of SQLite wait for each other, up to half a minute, and what a lock or a deadlock stopped is done again, up to five times. What was
 * written is on disk when the call returns. Safe for use by several threads and processes.
 */
public final class Database {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** The driver cannot read such a URL, and its message and log would show the password. */
    private static final Pattern USER_BEFORE_HOST = Pattern.compile("^jdbc:postgresql://[^/?]*@");

    private static final int TRIES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<Integer> SQLITE_BUSY_OR_LOCKED = Set.of(5, 6);
    private static final Set<String> POSTGRES_CONFLICT = Set.of("40001", "40P01");

    private final String url;
    private final String title;
    private final @Nullable Path file;
    private final @Nullable Kept kept;

    private Database(String url, String title, @Nullable Path file, @Nullable Kept kept) {
        this.url = url;
        this.title = title;
        this.file = file;
        this.kept = kept;
    }

    /** A SQLite file; it and its directory are made with the first write. */
    public static Database file(Path file) {
        return new Database(SQLITE + file, "quality store " + file, file, null);
    }

    /** A new, empty database that lives as long as this object: for tests. One piece of work at a time. */
    public static Database memory() {
        return new Database(SQLITE + ":memory:", "quality store in memory", null, new Kept());
    }

    /** The one connection of a database in memory, made with the first work. */
    private static final class Kept {
        private @Nullable Connection connection;
    }

    /**
     * A file name, or a JDBC URL of SQLite or PostgreSQL.
     *
     * @throws PlanException {@code PEN-5301} for another database, or a user before the host
     */
    public static Database at(String place) {
        if (place.startsWith(SQLITE)) {
            String rest = place.substring(SQLITE.length());
            if (rest.isEmpty() || rest.startsWith(":memory:")) {
                return memory();
            }
            return rest.contains("?") || rest.startsWith("file:")
                    ? new Database(place, "quality store in SQLite", null, null)
                    : file(Path.of(rest));
        } else if (USER_BEFORE_HOST.matcher(place).find()) {
            throw new PlanException(Problem.of(
                            StoreErrors.UNREACHABLE, "the JDBC URL of the quality store has something before the host")
                    .next("Write jdbc:postgresql://HOST:PORT/DATABASE?user=NAME&password=…."));
        } else if (place.startsWith(POSTGRESQL)) {
            return new Database(place, "quality store in PostgreSQL", null, null);
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
        return again(connection -> {
            begin(connection, "BEGIN", Connection.TRANSACTION_REPEATABLE_READ);
            return ended(connection, "ROLLBACK", work);
        });
    }

    /**
     * Does work in one transaction: all of it or nothing. It may be called again when another writer was in its way, so it must not change anything but the
     * database.
     *
     * @throws StateException {@code PEN-5301} when the database cannot be used; nothing was written then
     */
    public <T> T write(Work<T> work) {
        return again(connection -> {
            begin(connection, "BEGIN IMMEDIATE", Connection.TRANSACTION_READ_COMMITTED);
            return ended(connection, "COMMIT", work);
        });
    }

    private static <T> T ended(Connection connection, String end, Work<T> work) throws SQLException {
        try {
            T result = work.on(connection);
            execute(connection, end);
            return result;
        } catch (SQLException | RuntimeException e) {
            try {
                execute(connection, "ROLLBACK");
            } catch (SQLException other) {
                e.addSuppressed(other);
            }
            throw e;
        }
    }

    private void begin(Connection connection, String sqlite, int postgres) throws SQLException {
        if (isSqlite()) {
            execute(connection, sqlite);
        } else {
            connection.setTransactionIsolation(postgres);
            connection.setAutoCommit(false);
        }
    }

    /**
     * Gives space that removed rows took back to the file system, when it is more than a quarter of a SQLite file; nothing happens while others use it.
     * PostgreSQL does this by itself.
     */
    public void compact() {
        if (!isSqlite() || isAbsent()) {
            return;
        }
        with(connection -> {
            try {
                if (4 * pragma(connection, "freelist_count") > pragma(connection, "page_count")) {
                    execute(connection, "VACUUM");
                }
            } catch (SQLException e) {
                if (!isConflict(e)) {
                    throw e;
                }
            }
            return true;
        });
    }

    private static long pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private <T> T again(Work<T> work) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                return with(work);
            } catch (StateException e) {
                if (attempt == TRIES
                        || System.nanoTime() > end
                        || !(e.getCause() instanceof SQLException cause && isConflict(cause))) {
                    throw e;
                }
                pause(e, attempt);
            }
        }
    }

    private boolean isConflict(SQLException e) {
        return isSqlite()
                ? SQLITE_BUSY_OR_LOCKED.contains(e.getErrorCode() & 0xff)
                : POSTGRES_CONFLICT.contains(String.valueOf(e.getSQLState()));
    }

    private static void pause(StateException reason, int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5, 50) << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    private <T> T with(Work<T> work) {
        try {
            if (kept != null) {
                synchronized (kept) {
                    Connection connection = kept.connection;
                    if (connection == null) {
                        connection = DriverManager.getConnection(url);
                        kept.connection = connection;
                    }
                    return work.on(connection);
                }
            }
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

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void prepare(Connection connection) throws SQLException {
        if (isSqlite()) {
            execute(connection, "PRAGMA busy_timeout = " + PATIENCE.toMillis());
            execute(connection, "PRAGMA journal_mode = WAL");
            execute(connection, "PRAGMA synchronous = FULL");
        } else {
            execute(connection, "SET lock_timeout = " + PATIENCE.toMillis());
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
                        Problem.of(
                                        StoreErrors.UNREACHABLE,
                                        "it cannot be used: "
                                                + String.valueOf(e.getMessage()).replace(url, title))
                                .at(title)
                                .next("Look at the file or the database, then try again."),
                        e)
                .passing();
    }
}
