package io.penstock.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
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

/** J3 by DuckDB: a table with the types that DuckDB guesses, one query of aggregates, one table of frequencies for each column. */
public final class DuckDbJ3 {
    private static final Set<String> NUMBERS = Set.of("BIGINT", "INTEGER", "DOUBLE");

    private DuckDbJ3() {}

    /** Profiles the CSV file {@code args[0]} into {@code profile.json} in the directory {@code args[1]}. */
    public static void main(String[] args) throws SQLException, IOException {
        Path output = Files.createDirectories(Path.of(args[1]));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("CREATE TABLE t AS SELECT * FROM read_csv(" + DuckDbJ1.literal(Path.of(args[0])) + ")");
            Map<String, String> types = types(statement);
            measure(statement, types);
            List<String> columns = new ArrayList<>();
            for (Map.Entry<String, String> column : types.entrySet()) {
                columns.add(column(statement, column.getKey(), column.getValue()));
            }
            statement.execute("COPY (SELECT (SELECT count(*) FROM t) AS rows, [" + String.join(", ", columns)
                    + "] AS columns) TO " + DuckDbJ1.literal(output.resolve("profile.json")) + " (FORMAT json)");
        }
    }

    private static Map<String, String> types(Statement statement) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery("DESCRIBE t")) {
            while (rows.next()) {
                types.put(rows.getString(1), rows.getString(2));
            }
        }
        return types;
    }

    private static void measure(Statement statement, Map<String, String> types) throws SQLException {
        List<String> wanted = new ArrayList<>();
        types.forEach((name, type) -> {
            String c = '"' + name + '"';
            wanted.add("count(*) - count(%1$s) AS \"nulls %2$s\"".formatted(c, name));
            wanted.add("min(%1$s) AS \"min %2$s\", max(%1$s) AS \"max %2$s\"".formatted(c, name));
            if (NUMBERS.contains(type)) {
                wanted.add("avg(%1$s) AS \"mean %2$s\", stddev_samp(%1$s) AS \"stddev %2$s\"".formatted(c, name));
            }
            if (NUMBERS.contains(type) || type.equals("DATE")) {
                wanted.add("quantile_disc(%1$s, [0.5, 0.95]) AS \"p %2$s\"".formatted(c, name));
            }
        });
        statement.execute("CREATE TEMP TABLE m AS SELECT " + String.join(", ", wanted) + " FROM t");
    }

    /** What is known of one column, as an expression for JSON. */
    private static String column(Statement statement, String name, String type) throws SQLException {
        statement.execute(
                "CREATE OR REPLACE TEMP TABLE \"f %1$s\" AS SELECT \"%1$s\" AS value, count(*) AS count FROM t"
                                .formatted(name)
                        + " WHERE \"%1$s\" IS NOT NULL GROUP BY 1".formatted(name));
        StringBuilder json = new StringBuilder("json_object('name', '" + name + "'");
        add(json, "nulls", "(SELECT \"nulls %s\" FROM m)".formatted(name));
        add(json, "distinct", "(SELECT count(*) FROM \"f %s\")".formatted(name));
        add(json, "min", "(SELECT \"min %s\" FROM m)".formatted(name));
        add(json, "max", "(SELECT \"max %s\" FROM m)".formatted(name));
        if (NUMBERS.contains(type)) {
            add(json, "mean", "(SELECT \"mean %s\" FROM m)".formatted(name));
            add(json, "stddev", "(SELECT \"stddev %s\" FROM m)".formatted(name));
        }
        if (NUMBERS.contains(type) || type.equals("DATE")) {
            add(json, "p50", "(SELECT \"p %s\"[1] FROM m)".formatted(name));
            add(json, "p95", "(SELECT \"p %s\"[2] FROM m)".formatted(name));
        }
        add(json, "top", "(SELECT list(f) FROM (FROM \"f %s\" ORDER BY count DESC, value LIMIT 5) f)".formatted(name));
        return json.append(")").toString();
    }

    private static void add(StringBuilder json, String key, String expression) {
        json.append(", '").append(key).append("', ").append(expression);
    }
}
