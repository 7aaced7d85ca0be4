package io.penstock.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** J2 by DuckDB: J1's SQL, its table copied to {@code checkouts.parquet}. */
public final class DuckDbJ2 {
    private DuckDbJ2() {}

    /** Runs the job on the input file {@code args[0]} into the directory {@code args[1]}. */
    public static void main(String[] args) throws SQLException, IOException {
        Path output = Files.createDirectories(Path.of(args[1]));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            DuckDbJ1.makeTable(statement, Path.of(args[0]), output);
            statement.execute(
                    "COPY checkouts TO " + DuckDbJ1.literal(output.resolve("checkouts.parquet")) + " (FORMAT parquet)");
        }
    }
}
