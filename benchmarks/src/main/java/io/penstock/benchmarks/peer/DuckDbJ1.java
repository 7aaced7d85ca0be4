package io.penstock.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * J1 by DuckDB: cleaning, checks, duplicates, derived columns, rejects and profile in SQL, then the result copied into
 * SQLite by a JDBC batch in one transaction. An input that SQL cannot convert (an unknown date format, say) ends the
 * job with DuckDB's own message.
 */
public final class DuckDbJ1 {
    private DuckDbJ1() {}

    /** Runs the job on the input file {@code args[0]} into the directory {@code args[1]}. */
    public static void main(String[] args) throws SQLException, IOException {
        run(Path.of(args[0]), Path.of(args[1]));
    }

    /** Runs the job in this process; the directory is made if absent. */
    public static void run(Path input, Path output) throws SQLException, IOException {
        Files.createDirectories(output);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            makeTable(statement, input, output);
            copy(statement, output.resolve("checkouts.db"));
        }
    }

    /** All of the job but its end: fills the table {@code checkouts} of DuckDB and writes rejects and profile. */
    static void makeTable(Statement statement, Path input, Path output) throws SQLException, IOException {
        for (String sql : script().split(";\\s*\\n", -1)) {
            if (!sql.isBlank()) {
                statement.execute(sql.replace("${input}", literal(input))
                        .replace("${rejects}", literal(output.resolve("rejects.csv"))));
            }
        }
        statement.execute("COPY (" + profileQuery() + ") TO " + literal(output.resolve("profile.csv"))
                + " (FORMAT csv, HEADER true)");
    }

    private static void copy(Statement statement, Path database) throws SQLException, IOException {
        try (Connection sqlite = CheckoutsTable.create(database);
                BatchInsert insert = new BatchInsert(sqlite);
                ResultSet rows = statement.executeQuery(resultQuery())) {
            while (rows.next()) {
                insert.integer(rows.getLong(1));
                for (int column = 2; column <= 13; column++) {
                    insert.text(rows.getString(column));
                }
                insert.integer(rows.getObject(14, Long.class));
                insert.real(rows.getObject(15, Double.class));
                insert.real(rows.getObject(16, Double.class));
                insert.text(rows.getString(17));
                insert.integer(rows.getObject(18, Long.class));
                insert.integer(rows.getObject(19, Long.class));
                insert.endRow();
            }
            insert.flush();
            sqlite.commit();
        }
    }

    /** The columns as SQLite takes them: dates as text, decimals as doubles, whole numbers as 64 bits. */
    private static String resultQuery() {
        return """
                SELECT * REPLACE (
                  CAST(checkout_date AS VARCHAR) AS checkout_date,
                  CAST(due_date AS VARCHAR) AS due_date,
                  CAST(return_date AS VARCHAR) AS return_date,
                  CAST(renewals AS BIGINT) AS renewals,
                  CAST(fine_amount AS DOUBLE) AS fine_amount,
                  CAST(rating AS DOUBLE) AS rating,
                  CAST(overdue AS BIGINT) AS overdue)
                FROM checkouts""";
    }

    private static String profileQuery() {
        return CheckoutsTable.COLUMNS.stream()
                .map(column -> """
                        SELECT '%1$s' AS "column", count(*) AS "rows", count(*) - count(%1$s) AS nulls,
                          printf('%%.6f', count(%1$s) / greatest(count(*), 1)) AS completeness,
                          count(DISTINCT %1$s) AS "distinct",
                          CAST(min(%1$s) AS VARCHAR) AS "min", CAST(max(%1$s) AS VARCHAR) AS "max"
                        FROM checkouts""".formatted(column))
                .collect(Collectors.joining("\nUNION ALL\n"));
    }

    private static String script() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                DuckDbJ1.class.getResourceAsStream("duckdb-j1.sql"), "duckdb-j1.sql is not on the classpath")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .toList();
            return String.join("\n", lines) + "\n";
        }
    }

    static String literal(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
