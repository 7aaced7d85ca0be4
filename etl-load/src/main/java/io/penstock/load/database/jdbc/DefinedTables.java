package io.penstock.load.database.jdbc;

import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.rows.Statements;
import io.penstock.load.database.table.TableDefinition;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Makes the tables of a {@link TableDefinition}, in the transaction of a connection. */
public final class DefinedTables {
    private DefinedTables() {}

    /**
     * Makes those that are not in the connection's current schema.
     *
     * @return their names
     */
    public static List<String> make(Connection connection, Dialect dialect, TableDefinition definition)
            throws SQLException {
        List<String> made = new ArrayList<>();
        for (TableDefinition.Table table : definition.tables(dialect)) {
            if (!isThere(connection, table.name())) {
                for (String statement : table.statements()) {
                    Statements.execute(connection, statement);
                }
                made.add(table.name());
            }
        }
        return made;
    }

    /** Names are compared as the sinks do: a table whose name differs only in case is the same. */
    private static boolean isThere(Connection connection, String table) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        try (ResultSet tables = database.getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
            while (tables.next()) {
                String kind = String.valueOf(tables.getString("TABLE_TYPE"));
                if (tables.getString("TABLE_NAME").equalsIgnoreCase(table)
                        && !kind.contains("INDEX")
                        && !kind.contains("SEQUENCE")) {
                    return true;
                }
            }
        }
        return false;
    }
}
