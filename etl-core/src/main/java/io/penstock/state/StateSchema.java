package io.penstock.state;

import io.penstock.error.Problem;
import io.penstock.error.StateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/** The tables of the store and how they came to be: one migration after the other, forward only, each in a transaction. */
final class StateSchema {
    private static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE penstock_state (
              key TEXT NOT NULL PRIMARY KEY,
              value TEXT NOT NULL,
              version BIGINT NOT NULL,
              changed_at TEXT NOT NULL)""");

    private StateSchema() {}

    static void migrate(Connection connection, StateDialect dialect, String title) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(dialect.begin());
            try {
                if (dialect == StateDialect.POSTGRESQL) {
                    statement.execute("SELECT pg_advisory_xact_lock(7024391)");
                }
                statement.execute("CREATE TABLE IF NOT EXISTS penstock_migrations"
                        + " (version INTEGER NOT NULL PRIMARY KEY, applied_at TEXT NOT NULL)");
                int version = version(statement);
                if (version > MIGRATIONS.size()) {
                    throw new StateException(Problem.of(
                                    StateErrors.NEWER_SCHEMA,
                                    "the tables have version " + version + ", this program knows " + MIGRATIONS.size())
                            .at(title)
                            .next("Use the newer version of Penstock, or another state store."));
                }
                for (int next = version; next < MIGRATIONS.size(); next++) {
                    statement.execute(MIGRATIONS.get(next));
                    try (PreparedStatement insert =
                            connection.prepareStatement("INSERT INTO penstock_migrations VALUES (?, ?)")) {
                        insert.setInt(1, next + 1);
                        insert.setString(2, Instant.now().toString());
                        insert.executeUpdate();
                    }
                }
                statement.execute("COMMIT");
            } catch (SQLException | StateException e) {
                statement.execute("ROLLBACK");
                throw e;
            }
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT max(version) FROM penstock_migrations")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }
}
