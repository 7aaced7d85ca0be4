package io.penstock.load.database.jdbc;

import io.penstock.load.database.shape.TableColumn;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A table that is in the connection's current schema.
 *
 * @param name as the database spells it
 * @param kind what the driver calls it: {@code TABLE}, {@code VIEW}, …
 * @param columns in the table's order
 * @param key the primary key's columns, in its order
 * @param uniqueKeys every set of columns that is unique, in lower case, the primary key among them
 * @param indexes names of its indexes
 */
public record FoundTable(
        String name,
        String kind,
        List<TableColumn> columns,
        List<String> key,
        List<Set<String>> uniqueKeys,
        Set<String> indexes) {

    /** The table of this name, or else the only one whose name differs just in case. */
    public static Optional<FoundTable> find(Connection connection, String table) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        Map<String, String> kinds = new LinkedHashMap<>();
        String catalog = connection.getCatalog();
        String schema = connection.getSchema();
        try (ResultSet tables = database.getTables(catalog, schema, "%", null)) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                String kind = String.valueOf(tables.getString("TABLE_TYPE"));
                if (name.equalsIgnoreCase(table) && !kind.contains("INDEX") && !kind.contains("SEQUENCE")) {
                    kinds.put(name, kind);
                }
            }
        }
        String name = kinds.containsKey(table)
                ? table
                : kinds.size() == 1 ? kinds.keySet().iterator().next() : "";
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<String> key = key(database, catalog, schema, name);
        Set<String> indexes = new LinkedHashSet<>();
        List<Set<String>> unique = uniqueKeys(database, catalog, schema, name, key, indexes);
        return Optional.of(new FoundTable(
                name, kinds.getOrDefault(name, ""), columns(database, catalog, schema, name), key, unique, indexes));
    }

    private static List<TableColumn> columns(DatabaseMetaData database, String catalog, String schema, String table)
            throws SQLException {
        List<TableColumn> columns = new ArrayList<>();
        String escape = String.valueOf(database.getSearchStringEscape());
        String pattern = table.replace(escape, escape + escape)
                .replace("_", escape + "_")
                .replace("%", escape + "%");
        try (ResultSet rows = database.getColumns(catalog, schema, pattern, "%")) {
            while (rows.next()) {
                if (rows.getString("TABLE_NAME").equals(table)) {
                    columns.add(new TableColumn(
                            rows.getString("COLUMN_NAME"),
                            declared(
                                    String.valueOf(rows.getString("TYPE_NAME")),
                                    rows.getInt("DATA_TYPE"),
                                    rows.getInt("COLUMN_SIZE"),
                                    rows.getInt("DECIMAL_DIGITS")),
                            rows.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls,
                            hasDefault(rows.getString("COLUMN_DEF"))
                                    || "YES".equals(rows.getString("IS_AUTOINCREMENT"))));
                }
            }
        }
        return columns;
    }

    /** MariaDB says {@code NULL} where there is none. */
    private static boolean hasDefault(@Nullable String text) {
        return text != null && !text.equals("NULL");
    }

    private static String declared(String name, int type, int size, int digits) {
        boolean decimal = type == java.sql.Types.NUMERIC || type == java.sql.Types.DECIMAL;
        boolean text = type == java.sql.Types.VARCHAR || type == java.sql.Types.CHAR;
        if (name.contains("(")) {
            return name;
        } else if (decimal && size > 0 && size <= 1000) {
            return name + "(" + size + "," + digits + ")";
        } else if (text && size > 0 && size < 1_000_000) {
            return name + "(" + size + ")";
        }
        return name;
    }

    private static List<String> key(DatabaseMetaData database, String catalog, String schema, String table)
            throws SQLException {
        Map<Integer, String> key = new TreeMap<>();
        try (ResultSet rows = database.getPrimaryKeys(catalog, schema, table)) {
            while (rows.next()) {
                key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(key.values());
    }

    private static List<Set<String>> uniqueKeys(
            DatabaseMetaData database, String catalog, String schema, String table, List<String> key, Set<String> names)
            throws SQLException {
        Map<String, Set<String>> indexes = new LinkedHashMap<>();
        Set<String> partial = new LinkedHashSet<>();
        try (ResultSet rows = database.getIndexInfo(catalog, schema, table, false, true)) {
            while (rows.next()) {
                String index = rows.getString("INDEX_NAME");
                String column = rows.getString("COLUMN_NAME");
                if (index != null) {
                    names.add(index);
                }
                if (index != null && column != null && !rows.getBoolean("NON_UNIQUE")) {
                    indexes.computeIfAbsent(index, name -> new LinkedHashSet<>())
                            .add(lower(column));
                    if (rows.getString("FILTER_CONDITION") != null) {
                        partial.add(index);
                    }
                }
            }
        }
        Set<Set<String>> unique = new LinkedHashSet<>();
        if (!key.isEmpty()) {
            unique.add(lower(key));
        }
        indexes.forEach((name, columns) -> {
            if (!partial.contains(name)) {
                unique.add(columns);
            }
        });
        return List.copyOf(unique);
    }

    boolean isView() {
        return kind.contains("VIEW");
    }

    static Set<String> lower(List<String> names) {
        Set<String> all = new LinkedHashSet<>();
        names.forEach(name -> all.add(lower(name)));
        return all;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
