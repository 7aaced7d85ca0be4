package io.penstock.mistakes;

import static io.penstock.mistakes.LoanDesk.loans;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.load.csv.CsvLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that cannot take the rows: what was there stays as it was. */
class WrongTargetTest {
    private static final String PLACE = "pipeline 'loans', load database checkouts: out/library.db: ";

    @TempDir
    Path directory;

    private LoanDesk desk;

    @BeforeEach
    void openDesk() throws IOException {
        desk = new LoanDesk(directory).given(loans(20));
    }

    @Test
    void directoryInPlaceOfTheDatabase() throws IOException {
        Files.createDirectories(desk.database());

        assertThat(desk.refusal())
                .isEqualTo(
                        "[PEN-4110] " + PLACE + "the target is a directory, a database file was expected. Name a file"
                                + " in it, such as out/library.db/library.db. Nothing was committed.");
        assertThat(desk.files()).containsExactly("checkouts.csv", "out", "out/library.db");
    }

    @Test
    void fileInPlaceOfADirectory() throws IOException {
        Files.writeString(directory.resolve("out"), "in the way");

        assertThat(desk.refusal())
                .isEqualTo(
                        "[PEN-4108] " + PLACE + "the database's directory cannot be written (a file is in the way of a"
                                + " directory). Give this user the right to write there, or choose another target. Nothing was"
                                + " committed.");
        assertThat(desk.files()).containsExactly("checkouts.csv", "out");
    }

    @Test
    void directoryInPlaceOfTheRejectFile() throws IOException {
        Files.createDirectories(directory.resolve("out/rejects.csv"));

        assertThat(desk.refusal())
                .isEqualTo("[PEN-4204] pipeline 'loans', reject csv out/rejects.csv: out/rejects.csv: the target is a"
                        + " directory, a file was expected. Name a file in it, such as out/rejects.csv/rows.csv. Nothing"
                        + " was committed.");
        assertThat(desk.files()).containsExactly("checkouts.csv", "out", "out/rejects.csv");
    }

    @Test
    void rejectFileThatIsThereAlready() throws IOException {
        Files.writeString(directory.resolve("rejects.csv"), "of yesterday");

        assertThat(desk.refusal(desk.steps(desk.source())
                        .rejectTo(CsvLoader.of(directory.resolve("rejects.csv"))
                                .mode(io.penstock.load.file.FileMode.FAIL_IF_EXISTS))
                        .load(desk.table())
                        .build()))
                .isEqualTo(
                        "[PEN-4202] pipeline 'loans', reject csv rejects.csv: rejects.csv: the file is there already."
                                + " Choose another file, or mode replace or append. Nothing was committed.");
        assertThat(desk.files()).containsExactly("checkouts.csv", "rejects.csv");
        assertThat(directory.resolve("rejects.csv")).hasContent("of yesterday");
    }

    @Test
    void textFileInPlaceOfTheDatabase() throws IOException {
        Files.createDirectories(directory.resolve("out"));
        Files.writeString(desk.database(), loans(100));

        assertThat(desk.refusal())
                .isEqualTo(
                        "[PEN-4110] " + PLACE + "the file is not a SQLite database. Check the path; a file that is not"
                                + " a database is never overwritten. Nothing was committed.");
        assertThat(desk.database()).hasContent(loans(100));
        assertThat(desk.files()).containsExactly("checkouts.csv", "out", "out/library.db");
    }

    @Test
    void tableOfOtherColumns() throws Exception {
        desk.databaseWith("CREATE TABLE checkouts (checkout_id INTEGER, isbn TEXT)");

        assertThat(desk.refusal())
                .startsWith("[PEN-4106] " + PLACE + "the data does not have the columns of table 'checkouts':\n")
                .contains("isbn           TEXT          -", "checkout_date  -             DATE")
                .endsWith(
                        "Select, rename or derive columns so that they agree, set new_columns to evolve, discard_row or"
                                + " discard_value, or set mode replace. Nothing was committed.");
        assertThat(desk.query("SELECT count(*) FROM checkouts")).containsExactly("0");
    }

    @Test
    void lockedDatabase() throws Exception {
        desk.databaseWith("CREATE TABLE readers (name TEXT)");
        try (Connection other = desk.connect();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");

            assertThat(desk.refusal(desk.steps(desk.source())
                            .rejectTo(desk.rejects())
                            .load(desk.table().lockTimeout(Duration.ofMillis(200)))
                            .build()))
                    .isEqualTo(
                            "[PEN-4107] " + PLACE + "the database is in use by another program; waited 0.2 s. Let the"
                                    + " other program finish its transaction or close it, or set a longer lock_timeout. Nothing"
                                    + " was committed.");
        }
        assertThat(desk.query("SELECT name FROM sqlite_schema")).containsExactly("readers");
        assertThat(desk.files()).containsExactly("checkouts.csv", "out", "out/library.db");
    }
}
