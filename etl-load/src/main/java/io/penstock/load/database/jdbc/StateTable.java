package io.penstock.load.database.jdbc;

import io.penstock.load.database.dialect.Dialect;
import io.penstock.schema.Type;
import io.penstock.spi.StepContext;
import io.penstock.spi.TargetState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What pipelines remember, in the table {@code _penstock_state(key, value, run_id, updated_at)} beside the loaded ones and in
 * the transaction of the rows. {@code updated_at} is ISO text in UTC, the same in every database.
 */
public final class StateTable implements TargetState {
    /** The table's name. */
    public static final String NAME = "_penstock_state";

    private final Connection connection;
    private final Dialect dialect;
    private final StepContext context;
    private final Maker maker;
    private @Nullable Boolean there;

    /** Makes the table where the connection itself must not, because that would commit. */
    @FunctionalInterface
    public interface Maker {
        void make(String createTable) throws SQLException;
    }

    public StateTable(Connection connection, Dialect dialect, StepContext context, Maker maker) {
        this.connection = connection;
        this.dialect = dialect;
        this.context = context;
        this.maker = maker;
    }

    @Override
    public Optional<String> get(String key) throws SQLException {
        return select(key, "");
    }

    /** Where several writers are let in, the row stays locked until the commit. */
    @Override
    public Optional<String> take(String key) throws SQLException {
        return select(key, dialect.locksRows() ? " FOR UPDATE" : "");
    }

    private Optional<String> select(String key, String suffix) throws SQLException {
        if (!isThere()) {
            return Optional.empty();
        }
        try (PreparedStatement find = connection.prepareStatement("SELECT " + dialect.quote("value") + " FROM "
                + dialect.quote(NAME) + " WHERE " + dialect.quote("key") + " = ?" + suffix)) {
            find.setString(1, key);
            try (ResultSet rows = find.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        }
    }

    @Override
    public void put(String key, String value) throws SQLException {
        if (!isThere()) {
            maker.make(createTable(dialect));
            there = true;
        }
        String now = context.clock().instant().truncatedTo(ChronoUnit.MICROS).toString();
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + dialect.quote(NAME) + " SET "
                + dialect.quote("value") + " = ?, " + dialect.quote("run_id") + " = ?, "
                + dialect.quote("updated_at") + " = ? WHERE " + dialect.quote("key") + " = ?")) {
            bind(update, value, context.runId(), now, key);
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + dialect.quote(NAME) + " ("
                + dialect.quote("value") + ", " + dialect.quote("run_id") + ", " + dialect.quote("updated_at") + ", "
                + dialect.quote("key") + ") VALUES (?, ?, ?, ?)")) {
            bind(insert, value, context.runId(), now, key);
            insert.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
    }

    @Override
    public void remove(String key) throws SQLException {
        if (isThere()) {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM " + dialect.quote(NAME) + " WHERE " + dialect.quote("key") + " = ?")) {
                delete.setString(1, key);
                delete.executeUpdate();
            }
        }
    }

    private boolean isThere() throws SQLException {
        Boolean known = there;
        if (known == null) {
            known = FoundTable.find(connection, NAME).isPresent();
            there = known;
        }
        return known;
    }

    private static String createTable(Dialect dialect) {
        String text = dialect.columnType(Type.TEXT, false);
        String shortText = dialect.columnType(Type.TEXT, true);
        return "CREATE TABLE " + dialect.quote(NAME) + " (" + dialect.quote("key") + " " + shortText
                + " NOT NULL PRIMARY KEY, " + dialect.quote("value") + " " + text + " NOT NULL, "
                + dialect.quote("run_id") + " " + text + ", " + dialect.quote("updated_at") + " " + text + ")";
    }
}
