package io.penstock.load.database.copy;

import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.dialect.MysqlDialect;
import io.penstock.load.database.dialect.PostgresDialect;
import io.penstock.load.database.jdbc.Connected;
import io.penstock.load.database.jdbc.FoundTable;
import io.penstock.load.database.shape.TableColumn;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Statements that copy whole tables. PostgreSQL and MySQL copy keys and indexes too, the others only columns and rows. */
final class CopySql {
    private static final int LONGEST = 190;

    private final Connection connection;
    private final Dialect dialect;

    CopySql(Connected connected) {
        this.connection = connected.connection();
        this.dialect = connected.dialect();
    }

    /** {@code loans__backup_20260131T094500123Z_1a2b3c4d}, the table's part cut where the database's limit asks for it. */
    String copyName(String table, String version) {
        String ending = "__backup_" + version.replace('-', '_');
        int room = Math.min(LONGEST, dialect.maxNameBytes()) - ending.length();
        String beginning = table;
        while (beginning.getBytes(StandardCharsets.UTF_8).length > room) {
            beginning = beginning.substring(0, beginning.offsetByCodePoints(beginning.length(), -1));
        }
        return beginning + ending;
    }

    /** Makes {@code to} a copy of {@code from}. */
    void copy(String from, String to) throws SQLException {
        if (dialect == PostgresDialect.POSTGRES) {
            execute("CREATE TABLE " + q(to) + " (LIKE " + q(from)
                    + " INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)");
            execute("INSERT INTO " + q(to) + " SELECT * FROM " + q(from));
        } else if (dialect == MysqlDialect.MYSQL) {
            execute("CREATE TABLE " + q(to) + " LIKE " + q(from));
            execute("INSERT INTO " + q(to) + " SELECT * FROM " + q(from));
        } else {
            execute("CREATE TABLE " + q(to) + " AS SELECT * FROM " + q(from));
        }
    }

    /** Rows of {@code from} take the place of those of {@code to}; other columns of it become null or their default. */
    void replaceRows(FoundTable to, FoundTable from) throws SQLException {
        List<String> names = from.columns().stream().map(TableColumn::name).toList();
        String columns = dialect.quoteAll(names);
        execute("DELETE FROM " + q(to.name()));
        execute("INSERT INTO " + q(to.name()) + " (" + columns + ")"
                + (dialect == PostgresDialect.POSTGRES ? " OVERRIDING SYSTEM VALUE" : "") + " SELECT " + columns
                + " FROM " + q(from.name()));
    }

    /** Puts {@code replacement} in the place of a table that has other columns. */
    void swap(String table, String replacement, String old) throws SQLException {
        for (String statement : dialect.swap(table, replacement, old)) {
            execute(statement);
        }
    }

    long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + q(table))) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    void dropIfThere(String table) throws SQLException {
        if (!table.isEmpty() && FoundTable.find(connection, table).isPresent()) {
            execute("DROP TABLE " + q(table));
        }
    }

    private String q(String name) {
        return dialect.quote(name);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
