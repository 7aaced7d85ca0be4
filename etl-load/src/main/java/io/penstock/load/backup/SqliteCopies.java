package io.penstock.load.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/**
 * Copies of SQLite databases by SQLite's online backup API (sqlite.org/backup.html): page by page, so that row numbers, page
 * size and free pages stay (VACUUM INTO would renumber rows without a key), while others may read and write. The way back uses
 * the same API: one transaction of the target, which a rollback journal undoes when the process dies, and which programs that
 * have the file open see; swapping files would leave these on the old one.
 */
final class SqliteCopies {
    private static final String DATA = "data.db";
    private static final String MAIN = "main";
    private static final int OK = 0;
    private static final int PAUSE_MILLIS = 50;
    private static final int PAGES_AT_ONCE = 10_000;

    private SqliteCopies() {}

    static void save(Path database, Path version, Duration lockTimeout) throws SQLException {
        try (Connection connection = connect(database, lockTimeout)) {
            require(((SQLiteConnection) connection)
                    .getDatabase()
                    .backup(
                            MAIN,
                            version.resolve(DATA).toString(),
                            (remaining, pages) -> {},
                            PAUSE_MILLIS,
                            tries(lockTimeout),
                            PAGES_AT_ONCE));
        }
    }

    /** Rows of a table of the copy; -1 when it has no such table. */
    static long rows(Path version, String table) throws SQLException {
        try (Connection connection = connect(version.resolve(DATA), Duration.ZERO);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND lower(name) = lower('"
                                + table.replace("'", "''") + "')")) {
            if (!found.next()) {
                return -1;
            }
            try (Statement counting = connection.createStatement();
                    ResultSet count = counting.executeQuery(
                            "SELECT count(*) FROM \"" + found.getString(1).replace("\"", "\"\"") + "\"")) {
                return count.next() ? count.getLong(1) : -1;
            }
        }
    }

    static void restore(Path version, Path database, Duration lockTimeout) throws SQLException, IOException {
        Path directory = database.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        try (Connection connection = connect(database, lockTimeout)) {
            require(((SQLiteConnection) connection)
                    .getDatabase()
                    .restore(
                            MAIN,
                            version.resolve(DATA).toString(),
                            (remaining, pages) -> {},
                            PAUSE_MILLIS,
                            tries(lockTimeout),
                            PAGES_AT_ONCE));
        }
    }

    private static int tries(Duration wait) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, wait.toMillis() / PAUSE_MILLIS));
    }

    private static void require(int result) throws SQLException {
        if (result != OK) {
            throw new SQLException(
                    "SQLite result " + result + (result == 5 || result == 6 ? ": another program holds it" : ""));
        }
    }

    private static Connection connect(Path file, Duration lockTimeout) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) Math.min(Integer.MAX_VALUE, lockTimeout.toMillis()));
        return DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
    }
}
