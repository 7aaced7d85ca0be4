package io.penstock.extract.library;

import io.penstock.extract.database.Databases;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Library databases with the same few rows: nulls, a member without loans, open loans, a loan of a book nobody knows. */
final class LibraryDatabases {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private LibraryDatabases() {}

    /** URLs of filled databases by name, schema {@code s} for PostgreSQL. */
    static List<Filled> all(Path directory) throws Exception {
        int number = NUMBER.incrementAndGet();
        List<Filled> all = new ArrayList<>();
        all.add(new Filled("SQLite", "jdbc:sqlite:" + directory.resolve("library" + number + ".db"), ""));
        all.add(new Filled("H2", "jdbc:h2:mem:library" + number + ";DB_CLOSE_DELAY=-1", ""));
        all.add(new Filled("PostgreSQL", Databases.postgres(), "lib \"" + number));
        for (Filled each : all) {
            each.fill();
        }
        return all;
    }

    /** A database. */
    record Filled(String name, String url, String schema) {
        LibraryExtractor source() {
            LibraryExtractor source = LibraryExtractor.at(url);
            return schema.isEmpty() ? source : source.schemaName(schema);
        }

        void fill() throws SQLException {
            create();
            String at = prefix();
            Databases.execute(
                    url,
                    "INSERT INTO " + at + "\"books\" VALUES"
                            + " ('9780441013593', 'Dune', 'Frank Herbert', 'SF', 'Ace', 1965, 412, 7.99, 3, '2021-02-03'),"
                            + " ('9780141439587', 'Emma', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL)",
                    "INSERT INTO " + at + "\"members\" VALUES"
                            + " ('M1', 'Ada', 'ada@example.org', NULL, 'North', '2020-05-06', 1990, 'active'),"
                            + " ('M2', 'Brontë', NULL, NULL, NULL, NULL, NULL, NULL),"
                            + " ('M3', 'Never', NULL, NULL, NULL, NULL, NULL, 'lapsed')",
                    "INSERT INTO " + at + "\"transactions\" VALUES"
                            + " (1, 'M1', '9780441013593', 'North', '2026-01-01', '2026-01-22', '2026-01-05', 0, 0),"
                            + " (2, 'M1', '9780141439587', NULL, '2026-01-31', NULL, NULL, NULL, NULL),"
                            + " (3, 'M2', '9780441013593', 'South', '2026-01-31', '2026-02-21', NULL, 1, 0.25),"
                            + " (4, 'M9', '9999999999999', 'South', '2026-02-01', '2026-02-22', NULL, 2, 12.50)");
        }

        private String prefix() {
            return schema.isEmpty() ? "" : '"' + schema.replace("\"", "\"\"") + "\".";
        }

        /** The empty tables. */
        void create() throws SQLException {
            String date = name.equals("SQLite") ? "DATE TEXT" : "DATE";
            if (!schema.isEmpty()) {
                Databases.execute(url, "CREATE SCHEMA \"" + schema.replace("\"", "\"\"") + '"');
            }
            Databases.execute(
                    url,
                    "CREATE TABLE " + prefix()
                            + "\"books\" (\"isbn\" VARCHAR(20) PRIMARY KEY, \"title\" VARCHAR(200), \"author\" VARCHAR(200),"
                            + " \"genre\" VARCHAR(99), \"publisher\" VARCHAR(99), \"published_year\" BIGINT, \"pages\" BIGINT,"
                            + " \"price\" DECIMAL(10,2), \"copies\" BIGINT, \"acquired_on\" " + date + ")",
                    "CREATE TABLE " + prefix()
                            + "\"members\" (\"member_id\" VARCHAR(20) PRIMARY KEY, \"name\" VARCHAR(99), \"email\" VARCHAR(99),"
                            + " \"phone\" VARCHAR(99), \"branch\" VARCHAR(99), \"joined_on\" " + date
                            + ", \"birth_year\" BIGINT, \"status\" VARCHAR(20))",
                    "CREATE TABLE " + prefix()
                            + "\"transactions\" (\"transaction_id\" BIGINT PRIMARY KEY, \"member_id\" VARCHAR(20),"
                            + " \"isbn\" VARCHAR(20), \"branch\" VARCHAR(99), \"checkout_date\" " + date
                            + ", \"due_date\" " + date + ", \"return_date\" " + date
                            + ", \"renewals\" BIGINT, \"fine_amount\" DECIMAL(10,2))");
        }
    }
}
