package io.penstock.load.database.sqlite;

import io.penstock.load.database.table.TableSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/** Opens SQLite files with the settings of a load. */
final class SqliteConnections {
    /** Databases that one connection can hold attached. */
    static final int MAX_ATTACHED = 100;

    private SqliteConnections() {}

    /** A database that others use: it keeps its journal mode, page size and durability. */
    static Connection shared(Path file, TableSpec spec) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(spec.definition() != null);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout((int) spec.lockTimeout().toMillis());
        Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
        execute(connection, "PRAGMA cache_size=-65536");
        ((SQLiteConnection) connection).setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, MAX_ATTACHED + 1);
        return connection;
    }

    /** A database that nobody else knows yet and that is thrown away when the load fails. */
    static Connection pending(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setPageSize(65536);
        Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
        execute(connection, "PRAGMA journal_mode=MEMORY");
        execute(connection, "PRAGMA synchronous=OFF");
        execute(connection, "PRAGMA locking_mode=EXCLUSIVE");
        execute(connection, "PRAGMA cache_size=-65536");
        return connection;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row as text; empty without a row. */
    static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            String value = rows.next() ? rows.getString(1) : null;
            return value == null ? "" : value;
        }
    }
}
