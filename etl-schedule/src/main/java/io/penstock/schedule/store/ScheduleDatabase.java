package io.penstock.schedule.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.StateException;
import io.penstock.schedule.plan.ScheduleErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * The database of a scheduler: connections, transactions that wait for each other, tables. Safe for use by several threads; several
 * processes may share one.
 */
public final class ScheduleDatabase implements AutoCloseable {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Pattern USER_BEFORE_HOST = Pattern.compile("jdbc:postgresql://[^/?]*@.*");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SQLITE_BUSY = 5;

    private final HikariDataSource pool;
    private final boolean sqlite;
    private final String url;
    private final String title;

    private ScheduleDatabase(HikariDataSource pool, String url, String title) {
        this.pool = pool;
        this.sqlite = url.startsWith(SQLITE);
        this.url = url;
        this.title = title;
    }

    /**
     * Opens a database and makes its tables when they are absent.
     *
     * @param place a file name, or a JDBC URL of SQLite or PostgreSQL; {@code jdbc:sqlite::memory:} for one that ends with its closing
     * @param connections most connections to PostgreSQL at the same time
     * @throws PlanException {@code PEN-8614} for another database, or one without its driver
     * @throws StateException {@code PEN-8614} when it cannot be opened
     */
    public static ScheduleDatabase open(String place, int connections) {
        String url = place.startsWith("jdbc:") ? place : SQLITE + place;
        if (USER_BEFORE_HOST.matcher(url).matches()) {
            throw new PlanException(
                    Problem.of(ScheduleErrors.STORE, "the JDBC URL of the schedule store has something before the host")
                            .next("Write jdbc:postgresql://HOST:PORT/DATABASE?user=NAME&password=…."));
        } else if (!url.startsWith(SQLITE) && !url.startsWith(POSTGRESQL)) {
            throw new PlanException(
                    Problem.of(ScheduleErrors.STORE, "the schedule store is SQLite or PostgreSQL, not behind this URL")
                            .next("Use a file name, jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE."));
        }
        boolean sqlite = url.startsWith(SQLITE);
        String title = sqlite ? "schedule store " + url.substring(SQLITE.length()) : "schedule store in PostgreSQL";
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("penstock-schedule");
        // One connection to SQLite: threads then wait in a queue instead of by SQLite's sleeping, and it has one writer
        // anyway.
        config.setMaximumPoolSize(sqlite ? 1 : connections);
        config.setMinimumIdle(sqlite ? 1 : 0);
        config.setInitializationFailTimeout(10_000);
        if (sqlite) {
            makeDirectory(url.substring(SQLITE.length()), title);
            config.setMaxLifetime(0);
            config.setIdleTimeout(0);
            config.setConnectionTimeout(60_000);
            config.addDataSourceProperty("busy_timeout", "5000");
            config.addDataSourceProperty("journal_mode", "WAL");
            config.addDataSourceProperty("synchronous", "NORMAL");
        }
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw cannotOpen(title, sqlite, e);
        }
        ScheduleDatabase database = new ScheduleDatabase(pool, url, title);
        try {
            ScheduleTables.make(database);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        return database;
    }

    private static void makeDirectory(String file, String title) {
        if (file.startsWith(":") || file.startsWith("file:")) {
            return;
        }
        int query = file.indexOf('?');
        Path directory = Path.of(query < 0 ? file : file.substring(0, query))
                .toAbsolutePath()
                .getParent();
        try {
            if (directory != null) {
                Files.createDirectories(directory);
            }
        } catch (IOException e) {
            throw new StateException(
                    Problem.of(ScheduleErrors.STORE, "its directory cannot be made")
                            .at(title)
                            .next("Choose a place that this user may write to."),
                    e);
        }
    }

    private static RuntimeException cannotOpen(String title, boolean sqlite, RuntimeException e) {
        if (String.valueOf(e.getMessage()).contains("Failed to get driver instance")) {
            return new PlanException(Problem.of(ScheduleErrors.STORE, "its JDBC driver is not on the class path")
                    .at(title)
                    .next("Add the dependency " + (sqlite ? "org.xerial:sqlite-jdbc" : "org.postgresql:postgresql")
                            + "."));
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new StateException(
                        Problem.of(ScheduleErrors.STORE, "it cannot be opened: " + cause.getMessage())
                                .at(title)
                                .next("Look at the file or the database, then start again."),
                        e)
                .passing();
    }

    public boolean isSqlite() {
        return sqlite;
    }

    /** The URL that it was opened with; may hold a password. */
    public String url() {
        return url;
    }

    /** How messages call it; without user or password. */
    public String title() {
        return title;
    }

    /** For the library that keeps the queues. */
    public DataSource dataSource() {
        return pool;
    }

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does work in one transaction that no other one's changes come between: all of it or nothing. It may be called again when another writer was
     * in its way, so it must not change anything but the database.
     *
     * @throws StateException {@code PEN-8614} when the database cannot be used for half a minute; nothing was written then
     */
    public <T> T write(Work<T> work) {
        return again(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
                boolean done = false;
                try {
                    T result = work.on(connection);
                    statement.execute("COMMIT");
                    done = true;
                    return result;
                } finally {
                    if (!done) {
                        rollback(statement);
                    }
                }
            }
        });
    }

    /** As {@link #write}, one after the other in all processes: for work that counts what others have. */
    public <T> T alone(Work<T> work) {
        return write(connection -> {
            if (!sqlite) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT pg_advisory_xact_lock(7024392)");
                }
            }
            return work.on(connection);
        });
    }

    /** Does work that only reads. */
    public <T> T read(Work<T> work) {
        return again(work);
    }

    private static void rollback(Statement statement) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // The connection is broken, and the transaction with it; the pool notices.
        }
    }

    private <T> T again(Work<T> work) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = pool.getConnection()) {
                return work.on(connection);
            } catch (SQLException e) {
                if (!isPassing(e) || System.nanoTime() > end) {
                    throw new StateException(
                                    Problem.of(ScheduleErrors.STORE, "it cannot be used: " + e.getMessage())
                                            .at(title)
                                            .next("Look at the file or the database; the scheduler tries again."),
                                    e)
                            .passing();
                }
                pause(attempt);
            }
        }
    }

    private boolean isPassing(SQLException e) {
        if (sqlite) {
            return (e.getErrorCode() & 0xFF) == SQLITE_BUSY;
        }
        String state = String.valueOf(e.getSQLState());
        return state.equals("40001") || state.equals("40P01") || state.startsWith("08");
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(10, 20L + 20L * Math.min(attempt, 10)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
