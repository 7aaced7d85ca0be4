package io.penstock.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The SQLite table {@code checkouts} that J1 ends in: the 17 columns of the input, then {@code days_out} and
 * {@code overdue}. Dates are ISO text, {@code overdue} is 0, 1 or null, the two decimals have numeric affinity.
 */
final class CheckoutsTable {
    /** Names of the columns in order. */
    static final List<String> COLUMNS = List.of(
            "checkout_id",
            "item_barcode",
            "isbn",
            "title",
            "author",
            "genre",
            "member_id",
            "member_email",
            "member_phone",
            "branch",
            "checkout_date",
            "due_date",
            "return_date",
            "renewals",
            "fine_amount",
            "rating",
            "notes",
            "days_out",
            "overdue");

    /** How many of the columns, from the left, come from the input. */
    static final int INPUT_COLUMNS = 17;

    private static final String DDL = """
            CREATE TABLE checkouts (
              checkout_id INTEGER PRIMARY KEY,
              item_barcode TEXT, isbn TEXT, title TEXT, author TEXT, genre TEXT,
              member_id TEXT, member_email TEXT, member_phone TEXT, branch TEXT,
              checkout_date TEXT, due_date TEXT, return_date TEXT,
              renewals INTEGER, fine_amount DECIMAL(10,2), rating DECIMAL(3,1),
              notes TEXT, days_out INTEGER, overdue INTEGER)
            """;

    private CheckoutsTable() {}

    /**
     * Creates an empty table in a new database file and begins the transaction that fills it. The settings are the
     * fastest that still roll back after a crash of the process: a rollback journal, 64 KB pages, no locks between
     * statements.
     */
    static Connection create(Path database) throws SQLException, IOException {
        Files.deleteIfExists(database);
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        try (Statement statement = connection.createStatement()) {
            for (String pragma : List.of(
                    "page_size=65536",
                    "journal_mode=TRUNCATE",
                    "synchronous=NORMAL",
                    "locking_mode=EXCLUSIVE",
                    "cache_size=-65536")) {
                statement.execute("PRAGMA " + pragma);
            }
            connection.setAutoCommit(false);
            statement.execute(DDL);
        }
        return connection;
    }

    /** The statement text that inserts one whole row. */
    static String insert() {
        return "INSERT INTO checkouts VALUES (" + "?,".repeat(COLUMNS.size() - 1) + "?)";
    }
}
