package io.penstock.load.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.error.EtlException;
import io.penstock.error.PlanException;
import io.penstock.load.contract.SchemaChange;
import io.penstock.load.database.WriteMode;
import io.penstock.load.database.every.Servers;
import io.penstock.load.database.every.TestDatabase;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.MemorySource;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class LibraryLoaderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final Schema BOOKS = Schema.of(
            Field.of("isbn", Type.TEXT),
            Field.of("title", Type.TEXT),
            Field.of("price", Type.decimal(10, 2)),
            Field.of("acquired_on", Type.DATE));
    private static final Schema MEMBERS = Schema.of(Field.of("member_id", Type.TEXT), Field.of("name", Type.TEXT));
    private static final Schema LOANS = Schema.of(
            Field.of("transaction_id", Type.INT64),
            Field.of("member_id", Type.TEXT),
            Field.of("isbn", Type.TEXT),
            Field.of("checkout_date", Type.DATE),
            Field.of("return_date", Type.DATE));

    @TempDir
    Path directory;

    /** A check of one database. */
    private interface Check {
        void of(TestDatabase database) throws Exception;
    }

    private Stream<DynamicTest> onEach(Check check) throws Exception {
        return Stream.of(
                        Servers.sqlite(Files.createTempDirectory(directory, "sqlite")),
                        Servers.h2(),
                        Servers.postgres())
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> check.of(each)));
    }

    private static LibraryLoader into(TestDatabase database, LibraryTable table) {
        LibraryLoader loader = LibraryLoader.jdbc(database.url(), table);
        return database.user().isEmpty() ? loader : loader.user(database.user()).password(database.password());
    }

    private static RunReport load(MemorySource source, LibraryLoader loader, MemorySink rejects) {
        return Pipeline.named("library")
                .extract(source)
                .rejectTo(rejects)
                .load(loader)
                .build()
                .run();
    }

    private static RunReport load(MemorySource source, LibraryLoader loader) {
        return load(source, loader, MemorySink.create());
    }

    private static void loadBooksAndMembers(TestDatabase database) {
        load(
                MemorySource.of(BOOKS)
                        .row("978-1", "Dune", new BigDecimal("7.99"), DAY)
                        .row("978-2", "Emma", null, null),
                into(database, LibraryTable.BOOKS));
        load(MemorySource.of(MEMBERS).row("M1", "Ada").row("M2", "Brontë"), into(database, LibraryTable.MEMBERS));
    }

    @TestFactory
    Stream<DynamicTest> givesAbsentColumnsTheirDefaults() throws Exception {
        return onEach(database -> {
            loadBooksAndMembers(database);
            assertThat(database.texts("SELECT \"isbn\", \"title\", \"price\", \"copies\", \"acquired_on\", \"author\""
                            + " FROM \"books\" ORDER BY 1"))
                    .containsExactly("978-1|Dune|7.99|1|2026-01-31|null", "978-2|Emma|null|1|null|null");
            assertThat(database.texts("SELECT \"member_id\", \"status\", \"email\" FROM \"members\" ORDER BY 1"))
                    .containsExactly("M1|active|null", "M2|active|null");
        });
    }

    @TestFactory
    Stream<DynamicTest> updatesByTheNaturalKeyAndKeepsWhatTheDataDoesNotHave() throws Exception {
        return onEach(database -> {
            loadBooksAndMembers(database);
            database.run("UPDATE \"books\" SET \"author\" = 'Frank Herbert', \"copies\" = 4 WHERE \"isbn\" = '978-1'");
            load(
                    MemorySource.of(BOOKS)
                            .row("978-1", "Dune Messiah", new BigDecimal("8.50"), DAY)
                            .row("978-3", "Middlemarch", null, null),
                    into(database, LibraryTable.BOOKS));
            assertThat(database.texts(
                            "SELECT \"isbn\", \"title\", \"price\", \"copies\", \"author\" FROM \"books\" ORDER BY 1"))
                    .containsExactly(
                            database.name().equals("SQLite")
                                    ? "978-1|Dune Messiah|8.5|4|Frank Herbert"
                                    : "978-1|Dune Messiah|8.50|4|Frank Herbert",
                            "978-2|Emma|null|1|null",
                            "978-3|Middlemarch|null|1|null");
        });
    }

    @TestFactory
    Stream<DynamicTest> rejectsLoansOfUnknownBooksAndMembersAndReturnsBeforeTheCheckout() throws Exception {
        return onEach(database -> {
            loadBooksAndMembers(database);
            MemorySink rejects = MemorySink.create();
            RunReport report = load(
                    MemorySource.of(LOANS)
                            .row(1, "M1", "978-1", DAY, DAY.plusDays(3))
                            .row(2, "M9", "978-1", DAY, null)
                            .row(3, "M1", "978-9", DAY, null)
                            .row(4, "M2", "978-2", DAY, DAY.minusDays(1))
                            .row(5, "M2", "978-2", DAY, null)
                            .row(6, "M2", null, DAY, null),
                    into(database, LibraryTable.TRANSACTIONS),
                    rejects);
            assertThat(report.rowsRejected()).isEqualTo(4);
            assertThat(rejects.rows()).hasSize(4);
            assertThat(database.texts("SELECT \"transaction_id\", \"return_date\", \"renewals\", \"fine_amount\""
                            + " FROM \"transactions\" ORDER BY 1"))
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("1|2026-02-03|0|0");
        });
    }

    @TestFactory
    Stream<DynamicTest> makesEveryTableItRefersTo() throws Exception {
        return onEach(database -> {
            load(MemorySource.of(LOANS), into(database, LibraryTable.TRANSACTIONS));
            for (LibraryTable table : LibraryTable.values()) {
                assertThat(database.rows("SELECT * FROM \"" + table.tableName() + '"'))
                        .isEmpty();
            }
            loadBooksAndMembers(database);
            load(MemorySource.of(LOANS).row(1, "M1", "978-1", DAY, null), into(database, LibraryTable.TRANSACTIONS));
            assertThat(database.texts("SELECT count(*) FROM \"transactions\"")).containsExactly("1");
        });
    }

    @TestFactory
    Stream<DynamicTest> makesTheSchemaByHandOnce() throws Exception {
        return onEach(database -> {
            try (Connection connection = database.connect()) {
                assertThat(LibrarySchema.createIn(connection)).containsExactly("books", "members", "transactions");
                assertThat(LibrarySchema.createIn(connection)).isEmpty();
            }
            loadBooksAndMembers(database);
            assertThatThrownBy(() ->
                            database.run("INSERT INTO \"books\" (\"isbn\", \"title\", \"pages\") VALUES ('x', 'y', 0)"))
                    .isInstanceOf(java.sql.SQLException.class);
        });
    }

    @TestFactory
    Stream<DynamicTest> knowsTheOtherModes() throws Exception {
        return onEach(database -> {
            loadBooksAndMembers(database);
            load(
                    MemorySource.of(MEMBERS).row("M1", "Other").row("M3", "New"),
                    into(database, LibraryTable.MEMBERS).mode(WriteMode.INSERT_ONLY));
            assertThat(database.texts("SELECT \"name\" FROM \"members\" ORDER BY \"member_id\""))
                    .containsExactly("Ada", "Brontë", "New");
            RunReport report = load(
                    MemorySource.of(MEMBERS).row("M1", "Other").row("M4", "Newer"),
                    into(database, LibraryTable.MEMBERS).mode(WriteMode.APPEND));
            assertThat(report.rowsRejected()).isEqualTo(1);
            load(
                    MemorySource.of(MEMBERS).row("M5", "Only"),
                    into(database, LibraryTable.MEMBERS).mode(WriteMode.TRUNCATE));
            assertThat(database.texts("SELECT \"name\" FROM \"members\"")).containsExactly("Only");
        });
    }

    @Test
    void leavesNoFileBehindWhenItFails() throws Exception {
        Path file = directory.resolve("new").resolve("library.db");
        Schema wrong =
                Schema.of(Field.of("isbn", Type.TEXT), Field.of("title", Type.TEXT), Field.of("colour", Type.TEXT));
        assertThatThrownBy(() -> load(MemorySource.of(wrong).row("1", "a", "red"), LibraryLoader.books(file)))
                .isInstanceOf(EtlException.class)
                .hasMessageContaining("colour");
        assertThat(file).doesNotExist();
        load(
                MemorySource.of(wrong).row("1", "a", "red"),
                LibraryLoader.books(file).newColumns(SchemaChange.DISCARD_VALUE));
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void namesTheColumnsThatAreMissing() {
        Schema short1 = Schema.of(Field.of("isbn13", Type.TEXT), Field.of("title", Type.TEXT));
        assertThatThrownBy(() -> load(MemorySource.of(short1), LibraryLoader.books(directory.resolve("a.db"))))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("there is no column 'isbn'. Did you mean 'isbn13'?");
    }

    @Test
    void refusesModesThatWouldLoseTheKeys() {
        for (WriteMode mode : List.of(WriteMode.REPLACE, WriteMode.MERGE, WriteMode.SCD2, WriteMode.FAIL_IF_EXISTS)) {
            assertThatThrownBy(() -> LibraryLoader.books(Path.of("a.db")).mode(mode))
                    .hasMessageContaining("PEN-4901");
        }
        assertThatThrownBy(() -> LibraryLoader.books(Path.of("a.db")).mode(WriteMode.REPLACE))
                .hasMessage(
                        "[PEN-4901] mode replace does not fit tables that refer to each other. Choose upsert, append,"
                                + " insert_only or truncate; or load table 'books' with the sink database.");
    }

    @Test
    void tellsTheStatementsForEachDatabase() {
        assertThat(LibrarySchema.sql(io.penstock.load.database.dialect.PostgresDialect.POSTGRES))
                .startsWith("CREATE TABLE \"books\" (\n  \"isbn\" ")
                .contains("FOREIGN KEY (\"member_id\") REFERENCES \"members\" (\"member_id\")")
                .contains("CREATE INDEX \"ix_transactions_checkout_date\" ON \"transactions\" (\"checkout_date\");");
    }
}
