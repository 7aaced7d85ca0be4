package io.penstock.benchmarks.answer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says where two tables in files (Parquet or CSV) differ, whatever the order of their rows. DuckDB reads both and compares, for
 * each column, how many values there are and the sum of a 64-bit hash of key and value together. Where the two files spell a
 * column's type differently, cells are compared by value: numbers as FLOAT64 ({@code 3.5 = 3.50}), truth values as 0 and 1, everything
 * else as text; in a CSV file null is empty text.
 */
public final class TableComparison {
    private static final String KEY = "checkout_id";
    private static final Set<String> NUMBERS = Set.of(
            "TINYINT",
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "UTINYINT",
            "USMALLINT",
            "UINTEGER",
            "UBIGINT",
            "HUGEINT",
            "FLOAT",
            "DOUBLE",
            "BOOLEAN");

    private TableComparison() {}

    /**
     * Compares two files.
     *
     * @return one line per difference, empty when the tables are equal
     */
    public static List<String> differences(Path left, Path right) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            Map<String, String> leftTypes = types(statement, left);
            Map<String, String> rightTypes = types(statement, right);
            if (!List.copyOf(leftTypes.keySet()).equals(List.copyOf(rightTypes.keySet()))) {
                found.add("columns: " + leftTypes.keySet() + " against " + rightTypes.keySet());
                return found;
            }
            List<String> leftPrints = prints(statement, left, leftTypes, rightTypes);
            List<String> rightPrints = prints(statement, right, leftTypes, rightTypes);
            List<String> names = new ArrayList<>(leftTypes.keySet());
            names.add(0, "rows");
            for (int i = 0; i < names.size(); i++) {
                if (!leftPrints.get(i).equals(rightPrints.get(i))) {
                    found.add(names.get(i) + ": " + leftPrints.get(i) + " against " + rightPrints.get(i)
                            + (i == 0 ? "" : first(statement, left, right, names.get(i), leftTypes, rightTypes)));
                }
            }
        }
        return found;
    }

    /** How many rows a file holds. */
    public static long rows(Path file) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + relation(file))) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Map<String, String> types(Statement statement, Path file) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + relation(file))) {
            while (rows.next()) {
                types.put(rows.getString(1), rows.getString(2));
            }
        }
        return types;
    }

    private static List<String> prints(
            Statement statement, Path file, Map<String, String> leftTypes, Map<String, String> rightTypes)
            throws SQLException {
        StringBuilder query = new StringBuilder("SELECT CAST(count(*) AS VARCHAR)");
        String key = cell(KEY, leftTypes, rightTypes);
        for (String column : leftTypes.keySet()) {
            String cell = cell(column, leftTypes, rightTypes);
            query.append(
                    ", count(%2$s) || ' values, hash ' || coalesce(sum(hash(%1$s, %2$s)) FILTER (%2$s IS NOT NULL), 0)"
                            .formatted(key, cell));
        }
        List<String> prints = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query + " FROM " + relation(file))) {
            row.next();
            for (int i = 1; i <= leftTypes.size() + 1; i++) {
                prints.add(row.getString(i));
            }
        }
        return prints;
    }

    private static String first(
            Statement statement,
            Path left,
            Path right,
            String column,
            Map<String, String> leftTypes,
            Map<String, String> rightTypes)
            throws SQLException {
        String pair = "SELECT %s AS k, %s AS v FROM "
                .formatted(cell(KEY, leftTypes, rightTypes), cell(column, leftTypes, rightTypes));
        String query = "SELECT k, v FROM (%1$s%2$s EXCEPT ALL %1$s%3$s) ORDER BY k LIMIT 1";
        StringBuilder shown = new StringBuilder(" (" + leftTypes.get(column) + " and " + rightTypes.get(column) + ")");
        for (List<Path> order : List.of(List.of(left, right), List.of(right, left))) {
            try (ResultSet row =
                    statement.executeQuery(query.formatted(pair, relation(order.get(0)), relation(order.get(1))))) {
                if (row.next()) {
                    shown.append(", only in the ")
                            .append(order.get(0).equals(left) ? "first" : "second")
                            .append(": '" + row.getString(2) + "' at " + KEY + " " + row.getString(1));
                }
            }
        }
        return shown.toString();
    }

    private static String cell(String column, Map<String, String> leftTypes, Map<String, String> rightTypes) {
        String name = '"' + column.replace("\"", "\"\"") + '"';
        String left = String.valueOf(leftTypes.get(column));
        String right = String.valueOf(rightTypes.get(column));
        if (isNumber(left) && isNumber(right)) {
            return "CAST(" + name + " AS DOUBLE)";
        }
        if (left.equals(right) && !left.equals("VARCHAR")) {
            return name;
        }
        String text = "CAST(" + name + " AS VARCHAR)";
        return ("nullif(CASE WHEN regexp_full_match(%1$s, '-?[0-9]+[.][0-9]+') THEN rtrim(rtrim(%1$s, '0'), '.')"
                        + " ELSE %1$s END, '')")
                .formatted(text);
    }

    private static boolean isNumber(String type) {
        return NUMBERS.contains(type) || type.startsWith("DECIMAL");
    }

    private static String relation(Path file) {
        String literal = "'" + file.toString().replace("'", "''") + "'";
        return file.toString().endsWith(".parquet")
                ? "read_parquet(" + literal + ")"
                : "read_csv(" + literal
                        + ", all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"')";
    }
}
