package io.penstock.load.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.error.LoadException;
import io.penstock.error.PlanException;
import io.penstock.load.Sinks;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseLoaderErrorsTest {
    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = directory.resolve("library.db");
    }

    private DatabaseLoader loans() {
        return DatabaseLoader.sqlite(file).table("loans");
    }

    private static List<String> problems(DatabaseLoader loader, Schema schema) {
        Problems problems = new Problems();
        loader.bind(schema, problems);
        return problems.found().stream().map(Object::toString).toList();
    }

    @Test
    void badSettingsFailAtTheCall() {
        assertThatThrownBy(() -> DatabaseLoader.sqlite(file).table(" "))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-4101] a table needs a name. Set table(\"...\").");
        assertThatThrownBy(() -> loans().table("sqlite_x"))
                .hasMessage("[PEN-4101] names that begin with sqlite_ belong to SQLite itself. Choose another.");
        assertThatThrownBy(() -> loans().primaryKey()).hasMessage("[PEN-4102] at least one column is needed here");
        assertThatThrownBy(() -> loans().columnType("id", "INT); DROP TABLE x"))
                .hasMessage(
                        "[PEN-4103] 'INT); DROP TABLE x' is not a column type: words and at most two numbers in brackets"
                                + " were expected, such as VARCHAR(20)");
        assertThatThrownBy(() -> loans().batchSize(0)).hasMessage("[PEN-4114] batch_size must be 1 or more, not 0");
        assertThatThrownBy(() -> loans().lockTimeout(Duration.ofSeconds(-1)))
                .hasMessage("[PEN-4114] lock_timeout must be 0 to 24 days, not PT-1S");
        assertThatThrownBy(() -> DatabaseLoader.jdbc("library.db"))
                .hasMessage("[PEN-4113] a JDBC URL begins with jdbc:, such as jdbc:sqlite:library.db");
    }

    @Test
    void bindTellsEverythingThatDoesNotFitTheSchema() {
        assertThat(problems(loans().primaryKey("idd").index("due", "tittle").columnType("x", "TEXT"), Loans.SCHEMA))
                .containsExactly(
                        "[PEN-1002] there is no column 'idd'. Did you mean 'id'? Valid names: id, title, due.",
                        "[PEN-1002] there is no column 'tittle'. Did you mean 'title'? Valid names: id, title, due.",
                        "[PEN-1002] there is no column 'x'. Valid names: id, title, due.");
        assertThat(problems(DatabaseLoader.sqlite(file).mode(WriteMode.UPSERT), Loans.SCHEMA))
                .containsExactly(
                        "[PEN-4101] a table needs a name. Set table.",
                        "[PEN-4102] upsert needs the columns that make a row unique. Set upsert_on or primary_key.");
        assertThat(problems(loans().upsertOn("id").mode(WriteMode.REPLACE), Loans.SCHEMA))
                .containsExactly(
                        "[PEN-4102] upsert_on and key have no effect in mode replace. Remove them, or set mode upsert,"
                                + " insert_only, merge or scd2.");
        assertThat(problems(loans(), Schema.of(Field.of("Id", Type.TEXT), Field.of("ID", Type.TEXT))))
                .containsExactly(
                        "[PEN-4104] the columns 'Id' and 'ID' differ only in case, which the database does not tell"
                                + " apart. Rename one of them.");
        assertThat(problems(loans(), Schema.empty()))
                .containsExactly("[PEN-4104] a table needs at least one column; the data has none");
    }

    @Test
    void otherColumnsThanTheTablesAreListed() throws Exception {
        Db.run(file, "CREATE TABLE loans (id INTEGER PRIMARY KEY, name TEXT, due TEXT, branch TEXT)");
        assertThatThrownBy(() -> Sinks.load(loans(), Loans.batch("a", 1)))
                .isInstanceOf(LoadException.class)
                .hasMessage("[PEN-4106] " + file + """
                        : the data does not have the columns of table 'loans':
                          column  in the table  in the data
                          title   -             TEXT
                          name    TEXT          -
                          branch  TEXT          -
                        Select, rename or derive columns so that they agree, set new_columns to evolve, discard_row or \
                        discard_value, or set mode replace.""");
    }

    @Test
    void upsertNeedsAUniqueKeyInTheTable() throws Exception {
        Db.run(file, "CREATE TABLE loans (id INTEGER PRIMARY KEY, title TEXT, due TEXT)");
        assertThatThrownBy(() -> Sinks.load(loans().upsertOn("title"), Loans.batch("a", 1)))
                .hasMessage(
                        "[PEN-4102] table 'loans' is not unique on [title], so rows cannot be matched on it; it is unique"
                                + " on: [id]. Match on one of these, or make a unique index on the columns first.");
    }

    @Test
    void aViewIsNoTable() throws Exception {
        Db.run(file, "CREATE VIEW loans AS SELECT 1");
        assertThatThrownBy(() -> Sinks.load(loans(), Loans.batch("a", 1)))
                .hasMessage("[PEN-4105] " + file
                        + ": 'loans' is a view; rows are loaded into tables only. Set the name of a" + " table.");
        assertThatThrownBy(() -> Sinks.load(loans().mode(WriteMode.REPLACE), Loans.batch("a", 1)))
                .hasMessageContaining("is a view");
    }

    @Test
    void aLockedDatabaseIsWaitedForThenNamed() throws Exception {
        Db.run(file, "CREATE TABLE loans (id INTEGER PRIMARY KEY, title TEXT, due TEXT)");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            try (var statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
            }
            assertThatThrownBy(() -> Sinks.load(loans().lockTimeout(Duration.ofMillis(300)), Loans.batch("a", 1)))
                    .isInstanceOf(LoadException.class)
                    .hasMessage("[PEN-4107] " + file
                            + ": the database is in use by another program; waited 0.3 s. Let the other"
                            + " program finish its transaction or close it, or set a longer lock_timeout.");
        }
        Sinks.load(loans(), Loans.batch("a", 1));
    }

    @Test
    void aFileThatIsNoDatabaseIsNotTouched() throws Exception {
        Files.writeString(file, "id,title\n1,Emma\n".repeat(100));
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> Sinks.load(loans(), Loans.batch("a", 1)))
                .isInstanceOf(LoadException.class)
                .hasMessage("[PEN-4110] " + file
                        + ": the file is not a SQLite database. Check the path; a file that is not a"
                        + " database is never overwritten.");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aDirectoryIsNoDatabase() {
        assertThatThrownBy(() -> Sinks.load(DatabaseLoader.sqlite(directory).table("loans"), Loans.batch("a", 1)))
                .hasMessage("[PEN-4110] " + directory
                        + ": the target is a directory, a database file was expected. Name a file" + " in it, such as "
                        + file + ".");
    }

    @Test
    void aMissingDirectoryIsMadeAndGoesAgainOnAbort() throws Exception {
        Path deep = directory.resolve("a/b/library.db");
        Sinks.abort(DatabaseLoader.sqlite(deep).table("loans"), Loans.batch("a", 1));
        assertThat(directory.resolve("a")).doesNotExist();
        Sinks.load(DatabaseLoader.sqlite(deep).table("loans"), Loans.batch("a", 1));
        assertThat(deep).exists();
        Path blocked = deep.resolve("c/library.db");
        assertThatThrownBy(() -> Sinks.load(DatabaseLoader.sqlite(blocked).table("loans"), Loans.batch("a", 1)))
                .isInstanceOf(LoadException.class)
                .hasMessage("[PEN-4108] " + blocked
                        + ": the database's directory cannot be written (a file is in the way of a"
                        + " directory). Give this user the right to write there, or choose another target.");
    }

    @Test
    void aReadOnlyDirectoryIsNamed() throws Exception {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(closed), "this user may write everywhere");
        Path target = closed.resolve("library.db");
        assertThatThrownBy(() -> Sinks.load(DatabaseLoader.sqlite(target).table("loans"), Loans.batch("a", 1)))
                .hasMessage("[PEN-4108] " + target
                        + ": the database's directory cannot be written (access denied). Give this"
                        + " user the right to write there, or choose another target.");
    }

    @Test
    void aReadOnlyDatabaseIsNamed() throws Exception {
        Db.run(file, "CREATE TABLE loans (id INTEGER PRIMARY KEY, title TEXT, due TEXT)");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        Assumptions.assumeFalse(Files.isWritable(file), "this user may write everywhere");
        assertThatThrownBy(() -> Sinks.load(loans(), Loans.batch("a", 1)))
                .hasMessage("[PEN-4108] " + file
                        + ": the database file or its directory cannot be written. Give this user the"
                        + " right to write to both, or choose another target.");
    }

    @Test
    void aFileMadeByAnotherProgramMeanwhileIsNotOverwritten() throws Exception {
        try (var sink = loans().open(Loans.SCHEMA, Sinks.context())) {
            Batch batch = Loans.batch("a", 1);
            sink.write(batch, new Sinks.Rejects());
            sink.prepare();
            Db.run(file, "CREATE TABLE theirs (x)");
            assertThatThrownBy(sink::commit)
                    .hasMessage("[PEN-4105] " + file
                            + ": another program made this file while the load was running. Run again"
                            + " to load into that file.");
            sink.abort();
        }
        assertThat(Db.query(file, "SELECT name FROM sqlite_schema")).containsExactly("theirs");
        assertThat(Files.list(directory)).containsExactly(file);
    }
}
