package io.penstock.load.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.LoadException;
import io.penstock.load.Sinks;
import io.penstock.spi.BatchSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteModeTest {
    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = directory.resolve("library.db");
    }

    @AfterEach
    void isSoundAndAlone() throws Exception {
        assertThat(Db.integrity(file)).isEqualTo("ok");
        assertThat(Files.list(directory)).containsExactly(file);
    }

    private DatabaseLoader loans() {
        return DatabaseLoader.sqlite(file).table("loans").primaryKey("id");
    }

    private List<String> titles() throws Exception {
        return Db.query(file, "SELECT id, title FROM loans ORDER BY id");
    }

    @Test
    void appendMakesTheTableThenAddsToIt() throws Exception {
        assertThat(Sinks.load(loans(), Loans.batch("a", 1, 2)).outcome())
                .isEqualTo(file + " was made with table 'loans' of 2 rows.");
        assertThat(Sinks.load(loans(), Loans.batch("b", 3), Loans.batch("b", 4)).outcome())
                .isEqualTo("2 rows were added to table 'loans' of " + file + ".");
        assertThat(titles()).containsExactly("1|a1", "2|a2", "3|b3", "4|b4");
        assertThat(Db.query(file, "SELECT sql FROM sqlite_schema"))
                .containsExactly("CREATE TABLE \"loans\" (\n  \"id\" INTEGER NOT NULL PRIMARY KEY,\n  \"title\" TEXT,\n"
                        + "  \"due\" DATE TEXT\n)");
    }

    @Test
    void appendBringsColumnsIntoTheTablesOrder() throws Exception {
        Db.run(file, "CREATE TABLE loans (due TEXT, TITLE TEXT, id INTEGER PRIMARY KEY)");
        Sinks.load(DatabaseLoader.sqlite(file).table("Loans"), Loans.batch("a", 7));
        assertThat(Db.query(file, "SELECT * FROM loans")).containsExactly("1970-01-08|a7|7");
    }

    @Test
    void failIfExistsMakesOnlyANewTable() throws Exception {
        DatabaseLoader loader = loans().mode(WriteMode.FAIL_IF_EXISTS);
        Sinks.load(loader, Loans.batch("a", 1));
        assertThatThrownBy(() -> Sinks.load(loader, Loans.batch("b", 2)))
                .isInstanceOf(LoadException.class)
                .hasMessage(
                        "[PEN-4105] " + file + ": table 'loans' is there already. Choose another table, or mode append,"
                                + " replace or upsert.");
        assertThat(titles()).containsExactly("1|a1");
    }

    @Test
    void replaceShowsOldRowsUntilTheCommitAndRenewsKeysAndIndexes() throws Exception {
        Db.run(
                file,
                "CREATE TABLE loans (old TEXT)",
                "INSERT INTO loans VALUES ('x')",
                "CREATE VIEW v AS SELECT count(*) AS n FROM loans",
                "CREATE TABLE log (id)",
                "CREATE TRIGGER note AFTER DELETE ON loans BEGIN INSERT INTO log VALUES (old.id); END",
                "PRAGMA journal_mode=WAL");
        DatabaseLoader loader = loans().mode(WriteMode.REPLACE).index("title");
        try (BatchSink sink = loader.open(Loans.SCHEMA, Sinks.context())) {
            sink.write(Loans.range("n", 0, 5000), new Sinks.Rejects());
            sink.prepare();
            assertThat(Db.query(file, "SELECT * FROM loans")).containsExactly("x");
            sink.commit();
            assertThat(sink.outcome()).isEqualTo("table 'loans' of " + file + " now holds these 5,000 rows.");
        }
        assertThat(Db.query(file, "SELECT n FROM v")).containsExactly("5000");
        assertThat(Db.query(file, "SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name"))
                .containsExactly("ix_loans_title");
        Db.run(file, "DELETE FROM loans WHERE id = 3");
        assertThat(Db.query(file, "SELECT id FROM log")).containsExactly("3");
    }

    @Test
    void replaceWorksTwiceInARow() throws Exception {
        DatabaseLoader loader = loans().mode(WriteMode.REPLACE).uniqueIndex("title");
        Sinks.load(loader, Loans.batch("a", 1, 2));
        Sinks.load(loader, Loans.batch("b", 2, 1));
        Sinks.load(loader, Loans.batch("c", 5));
        assertThat(titles()).containsExactly("5|c5");
    }

    @Test
    void upsertReplacesKnownKeysAndAddsOthers() throws Exception {
        DatabaseLoader loader = DatabaseLoader.sqlite(file).table("loans").upsertOn("id");
        Sinks.load(loader, Loans.batch("a", 1, 2, 3));
        Sinks.load(loader, Loans.batch("b", 3, 4), Loans.batch("c", 4, 1));
        assertThat(titles()).containsExactly("1|c1", "2|a2", "3|b3", "4|c4");
    }

    @Test
    void upsertIntoANewFileLetsTheLastRowOfAKeyWin() throws Exception {
        Sinks.load(
                DatabaseLoader.sqlite(file).table("loans").upsertOn("id"),
                Loans.range("a", 0, 1000),
                Loans.batch("b", 5, 6, 5),
                Loans.range("c", 900, 1300));
        assertThat(titles()).hasSize(1300).contains("4|a4", "5|b5", "6|b6", "899|a899", "900|c900");
    }

    @Test
    void upsertOnATextKey() throws Exception {
        DatabaseLoader loader = DatabaseLoader.sqlite(file).table("loans").upsertOn("title");
        Sinks.load(loader, Loans.range("a", 0, 600));
        Sinks.load(loader, Loans.range("a", 300, 900));
        assertThat(Db.query(file, "SELECT count(*), min(id), max(id) FROM loans"))
                .containsExactly("900|0|899");
    }

    @Test
    void keysInAnyOrderAreLoadedWhole() throws Exception {
        Sinks.load(loans(), Loans.range("a", 3000, 4000), Loans.range("b", 0, 1000), Loans.range("c", 1000, 3000));
        Sinks.load(loans(), Loans.range("d", 9000, 9600), Loans.range("e", 8000, 8600), Loans.range("f", -500, 0));
        assertThat(Db.query(file, "SELECT count(*), sum(id), count(DISTINCT id) FROM loans"))
                .containsExactly("5700|"
                        + (3999L * 4000 / 2 + 600L * 9000 + 600L * 8000 + 2 * 599L * 300 - 500L * 501 / 2) + "|5700");
    }

    @Test
    void manyBatchesOutOfOrderPassTheLimitOfAttachedImages() throws Exception {
        Db.run(file, "CREATE TABLE loans (id INTEGER PRIMARY KEY, title TEXT, due TEXT)");
        io.penstock.data.Batch[] batches = new io.penstock.data.Batch[110];
        for (int b = 0; b < batches.length; b++) {
            batches[b] = Loans.range("x", (batches.length - b) * 300L, (batches.length - b + 1) * 300L);
        }
        String outcome = Sinks.load(loans(), batches).outcome();
        assertThat(outcome)
                .isEqualTo(
                        "33,000 rows were added to table 'loans' of " + file
                                + " (3,000 of them through addBatch, because there were more than 100 batches whose keys do not rise).");
        assertThat(Db.query(file, "SELECT count(*) FROM loans")).containsExactly("33000");
    }

    @Test
    void anExistingFileKeepsItsPageSizeAndJournal() throws Exception {
        Db.run(file, "PRAGMA page_size=4096", "PRAGMA journal_mode=WAL", "CREATE TABLE other (x)");
        Sinks.load(loans(), Loans.range("a", 0, 5000));
        assertThat(Db.query(file, "PRAGMA page_size")).containsExactly("4096");
        assertThat(Db.query(file, "PRAGMA journal_mode")).containsExactly("wal");
    }

    @Test
    void abortLeavesAnExistingTableAsItWas() throws Exception {
        Sinks.load(loans(), Loans.batch("a", 1, 2));
        byte[] before = Files.readAllBytes(file);
        for (WriteMode mode : new WriteMode[] {WriteMode.APPEND, WriteMode.REPLACE, WriteMode.UPSERT}) {
            assertThat(Sinks.abort(loans().mode(mode), Loans.range("b", 10, 5000)))
                    .isEqualTo("Nothing was committed; " + file + " is as it was before.");
            assertThat(titles()).containsExactly("1|a1", "2|a2");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void emptyInputMakesAnEmptyTable() throws Exception {
        Sinks.load(loans().index("due"), Loans.batch("a"));
        assertThat(Db.query(file, "SELECT count(*) FROM loans")).containsExactly("0");
        Sinks.load(loans(), Loans.batch("a"));
        assertThat(Db.query(file, "SELECT count(*) FROM loans")).containsExactly("0");
    }

    @Test
    void tablesThatDoMoreThanStoreRowsAreLoadedThroughSqlite() throws Exception {
        Db.run(
                file,
                "CREATE TABLE loans (id INTEGER PRIMARY KEY, title TEXT DEFAULT 'none' COLLATE NOCASE, due DATE,"
                        + " shout TEXT GENERATED ALWAYS AS (upper(title)))",
                "CREATE TABLE log (id)",
                "CREATE TRIGGER note AFTER INSERT ON loans BEGIN INSERT INTO log VALUES (new.id); END");
        assertThat(Sinks.load(loans(), Loans.range("a", 0, 500)).outcome())
                .isEqualTo("500 rows were added to table 'loans' of " + file
                        + " (500 of them through addBatch, because the table has generated columns).");
        assertThat(Db.query(file, "SELECT shout FROM loans WHERE id = 9")).containsExactly("A9");
        assertThat(Db.query(file, "SELECT count(*) FROM log")).containsExactly("500");
        Db.run(file, "CREATE TABLE w (title TEXT PRIMARY KEY, id INT, due TEXT) WITHOUT ROWID");
        Sinks.load(DatabaseLoader.sqlite(file).table("w"), Loans.range("a", 0, 500));
        assertThat(Db.query(file, "SELECT count(*) FROM w")).containsExactly("500");
    }
}
