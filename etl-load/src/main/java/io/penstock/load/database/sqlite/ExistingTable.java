package io.penstock.load.database.sqlite;

import io.penstock.load.database.dialect.SqliteDialect;
import io.penstock.load.database.shape.TableColumn;
import io.penstock.load.sqlite.TableImage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A table that is in a SQLite database.
 *
 * @param kind {@code table} or {@code view}
 * @param columns those that can be written, in the table's order
 * @param key the primary key's columns, in its order
 * @param uniqueKeys every set of columns that is unique, the primary key among them
 * @param special what makes SQLite do more than store a row: triggers, checks, generated columns, strict types
 * @param rowNumber position of the {@code INTEGER PRIMARY KEY} in {@code columns}, or {@link TableImage#NO_KEY}
 */
record ExistingTable(
        String kind,
        List<TableColumn> columns,
        List<String> key,
        List<Set<String>> uniqueKeys,
        Set<Special> special,
        int rowNumber) {

    private static final Pattern CHECK = Pattern.compile("\\bCHECK\\b", Pattern.CASE_INSENSITIVE);

    /** Reads the table's definition; {@code null}-free: the kind is empty when there is no such table. */
    static ExistingTable read(Connection connection, String table) throws SQLException {
        String kind = "";
        String sql = "";
        try (PreparedStatement find = connection.prepareStatement("SELECT type, sql FROM main.sqlite_schema"
                + " WHERE name = ? COLLATE NOCASE AND type IN ('table', 'view')")) {
            find.setString(1, table);
            try (ResultSet rows = find.executeQuery()) {
                if (rows.next()) {
                    kind = rows.getString(1);
                    sql = String.valueOf(rows.getString(2));
                }
            }
        }
        Set<Special> special = new LinkedHashSet<>();
        if (CHECK.matcher(sql).find()) {
            special.add(Special.CHECKS);
        }
        if (!SqliteConnections.text(
                        connection,
                        "SELECT 1 FROM main.sqlite_schema WHERE type = 'trigger' AND tbl_name = " + literal(table)
                                + " COLLATE NOCASE")
                .isEmpty()) {
            special.add(Special.TRIGGERS);
        }
        boolean withoutRowid = false;
        try (Statement statement = connection.createStatement();
                ResultSet list = statement.executeQuery("PRAGMA main.table_list(" + quote(table) + ")")) {
            if (list.next()) {
                withoutRowid = list.getBoolean("wr");
                if (list.getBoolean("strict")) {
                    special.add(Special.STRICT_TYPES);
                }
            }
        }
        return columns(connection, table, kind, special, withoutRowid);
    }

    private static ExistingTable columns(
            Connection connection, String table, String kind, Set<Special> special, boolean withoutRowid)
            throws SQLException {
        List<TableColumn> columns = new ArrayList<>();
        List<String> key = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA main.table_xinfo(" + quote(table) + ")")) {
            while (rows.next()) {
                if (rows.getInt("hidden") != 0) {
                    special.add(Special.GENERATED_COLUMNS);
                    continue;
                }
                String name = rows.getString("name");
                columns.add(new TableColumn(
                        name,
                        String.valueOf(rows.getString("type")),
                        rows.getBoolean("notnull"),
                        rows.getString("dflt_value") != null));
                int position = rows.getInt("pk");
                if (position > 0) {
                    while (key.size() < position) {
                        key.add("");
                    }
                    key.set(position - 1, name);
                }
            }
        }
        int rowNumber = TableImage.NO_KEY;
        for (int c = 0; c < columns.size(); c++) {
            if (!withoutRowid
                    && key.size() == 1
                    && key.get(0).equals(columns.get(c).name())
                    && SqliteDialect.SQLITE.isRowNumber(columns.get(c).declared())) {
                rowNumber = c;
            }
        }
        return new ExistingTable(kind, columns, key, uniqueKeys(connection, table, key), special, rowNumber);
    }

    private static List<Set<String>> uniqueKeys(Connection connection, String table, List<String> key)
            throws SQLException {
        Set<Set<String>> unique = new LinkedHashSet<>();
        if (!key.isEmpty()) {
            unique.add(lower(key));
        }
        List<String> indexes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA main.index_list(" + quote(table) + ")")) {
            while (rows.next()) {
                if (rows.getBoolean("unique")) {
                    indexes.add(rows.getString("name"));
                }
            }
        }
        for (String index : indexes) {
            List<String> columns = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("PRAGMA main.index_info(" + quote(index) + ")")) {
                while (rows.next()) {
                    columns.add(String.valueOf(rows.getString("name")));
                }
            }
            unique.add(lower(columns));
        }
        return List.copyOf(unique);
    }

    boolean exists() {
        return !kind.isEmpty();
    }

    List<String> names() {
        return columns.stream().map(TableColumn::name).toList();
    }

    static Set<String> lower(List<String> names) {
        Set<String> all = new LinkedHashSet<>();
        names.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
        return all;
    }

    private static String quote(String name) {
        return SqliteDialect.SQLITE.quote(name);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** What makes SQLite do more than store a row. */
    enum Special {
        TRIGGERS,
        CHECKS,
        GENERATED_COLUMNS,
        STRICT_TYPES
    }
}
