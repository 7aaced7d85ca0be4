package io.penstock.quality.store;

import io.penstock.error.Problem;
import io.penstock.error.StateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/**
 * How a set of tables came to be: one version after the other, forward only, each in a transaction. Sets of several names live side by side in one
 * database, listed in the table {@code penstock_quality_migrations}.
 *
 * @param set name of the tables' set
 * @param versions the statements of each version, separated by {@code ;;}; {@code BLOB_TYPE} stands for the type of bytes, and a statement that begins with {@code
 *     --sqlite} or {@code --postgresql} is only for that database. A version that was published is never changed
 */
public record Migrations(String set, List<String> versions) {
    private static final int POSTGRES_LOCK = 7024392;

    public Migrations {
        versions = List.copyOf(versions);
    }

    /**
     * Brings the tables to the newest version.
     *
     * @throws StateException {@code PEN-5302} when they have a version that this program does not know
     */
    public void apply(Database database) {
        if (!database.isAbsent() && database.read(this::isDone)) {
            return;
        }
        database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                if (!database.isSqlite()) {
                    statement.execute("SELECT pg_advisory_xact_lock(" + POSTGRES_LOCK + ")");
                }
                statement.execute("CREATE TABLE IF NOT EXISTS penstock_quality_migrations (table_set TEXT NOT NULL,"
                        + " version INTEGER NOT NULL, applied_at TEXT NOT NULL, PRIMARY KEY (table_set, version))");
                int version = version(connection);
                if (version > versions.size()) {
                    throw new StateException(Problem.of(
                                    StoreErrors.NEWER_SCHEMA,
                                    "the tables of " + set + " have version " + version + ", this program knows "
                                            + versions.size())
                            .at(database.title())
                            .next("Use the newer version of Penstock, or another quality store."));
                }
                for (int next = version; next < versions.size(); next++) {
                    for (String sql : versions.get(next).split(";;", -1)) {
                        if (!sql.strip().startsWith(database.isSqlite() ? "--postgresql" : "--sqlite")) {
                            statement.execute(fit(sql, database));
                        }
                    }
                    note(connection, next + 1);
                }
            }
            return true;
        });
    }

    private static String fit(String sql, Database database) {
        return sql.replace("BLOB_TYPE", database.isSqlite() ? "BLOB" : "BYTEA");
    }

    private boolean isDone(Connection connection) throws SQLException {
        try {
            return version(connection) == versions.size();
        } catch (SQLException e) {
            return false;
        }
    }

    private int version(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT coalesce(max(version), 0) FROM penstock_quality_migrations WHERE table_set = ?")) {
            select.setString(1, set);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? result.getInt(1) : 0;
            }
        }
    }

    private void note(Connection connection, int version) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO penstock_quality_migrations VALUES (?, ?, ?)")) {
            insert.setString(1, set);
            insert.setInt(2, version);
            insert.setString(3, Instant.now().toString());
            insert.executeUpdate();
        }
    }
}
