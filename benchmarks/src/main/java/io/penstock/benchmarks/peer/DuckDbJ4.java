package io.penstock.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** J4 by DuckDB: one statement, types as DuckDB guesses them. */
public final class DuckDbJ4 {
    private DuckDbJ4() {}

    /** Copies the CSV file {@code args[0]} to {@code copy.parquet} in the directory {@code args[1]}. */
    public static void main(String[] args) throws SQLException, IOException {
        Path output = Files.createDirectories(Path.of(args[1]));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (SELECT * FROM read_csv(" + DuckDbJ1.literal(Path.of(args[0])) + ")) TO "
                    + DuckDbJ1.literal(output.resolve("copy.parquet")) + " (FORMAT parquet)");
        }
    }
}
