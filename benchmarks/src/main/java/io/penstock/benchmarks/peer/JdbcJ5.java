package io.penstock.benchmarks.peer;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** J5 as written in an afternoon: a JDBC result set into a Commons CSV printer. */
public final class JdbcJ5 {
    private JdbcJ5() {}

    /** Writes the table {@code checkouts} of the database {@code args[0]} to {@code checkouts.csv} in {@code args[1]}. */
    public static void main(String[] args) throws SQLException, IOException {
        Path output = Files.createDirectories(Path.of(args[1]));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[0]);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM checkouts");
                Writer writer = Files.newBufferedWriter(output.resolve("checkouts.csv"));
                CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            printer.printHeaders(rows);
            printer.printRecords(rows);
        }
    }
}
