package io.penstock.mistakes;

import static io.penstock.mistakes.LoanDesk.loans;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what the pipeline was told they are. */
class WrongFileTest {
    private static final String PLACE = "pipeline 'loans', extract csv checkouts.csv: ";
    private static final String UNTOUCHED = " Nothing was read or changed.";

    @TempDir
    Path directory;

    private LoanDesk desk;

    @BeforeEach
    void openDesk() {
        desk = new LoanDesk(directory);
    }

    @Test
    void missingFile() throws IOException {
        assertThat(desk.refusal())
                .isEqualTo("[PEN-2001] " + PLACE + "there is no file 'checkouts.csv'. Check the path." + UNTOUCHED);
        assertThat(desk.files()).isEmpty();
    }

    @Test
    void missingFileWithANeighbourOfNearlyThatName() throws IOException {
        Files.writeString(directory.resolve("checkout.csv"), loans(3));

        assertThat(desk.refusal())
                .isEqualTo("[PEN-2001] " + PLACE + "there is no file 'checkouts.csv'. Did you mean 'checkout.csv'?"
                        + UNTOUCHED);
        assertThat(desk.files()).containsExactly("checkout.csv");
    }

    @Test
    void directory() throws IOException {
        Files.createDirectory(desk.input());

        assertThat(desk.refusal())
                .isEqualTo(
                        "[PEN-2002] " + PLACE + "'checkouts.csv' is a directory, a file was expected. Name a file, or"
                                + " use a glob such as 'checkouts.csv/*.csv'." + UNTOUCHED);
        assertThat(desk.files()).containsExactly("checkouts.csv");
    }

    @Test
    void database() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + desk.input());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE checkouts (checkout_id INTEGER)");
        }

        assertThat(desk.refusal())
                .isEqualTo("[PEN-2005] " + PLACE + "'checkouts.csv' is a SQLite database, text was expected. Read it by"
                        + " the source database." + UNTOUCHED);
        assertThat(desk.files()).containsExactly("checkouts.csv");
    }

    @Test
    void zipArchive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("checkouts.csv"));
            zip.write(loans(3).getBytes(StandardCharsets.UTF_8));
        }
        desk.given(bytes.toByteArray());

        assertThat(desk.refusal())
                .isEqualTo("[PEN-2005] " + PLACE
                        + "'checkouts.csv' is a ZIP archive, text was expected. Unpack it first." + UNTOUCHED);
        assertThat(desk.files()).containsExactly("checkouts.csv");
    }

    @Test
    void bytesOfAProgram() throws IOException {
        try (InputStream program = LoanDesk.class.getResourceAsStream("LoanDesk.class")) {
            assertThat(program).isNotNull();
            desk.given(program.readAllBytes());
        }

        assertThat(desk.refusal())
                .isEqualTo("[PEN-2005] " + PLACE
                        + "'checkouts.csv' is a binary file, text was expected. Check the path." + UNTOUCHED);
        assertThat(desk.files()).containsExactly("checkouts.csv");
    }

    @Test
    void utf16WithoutAMark() throws IOException {
        desk.given(loans(3).getBytes(StandardCharsets.UTF_16LE));

        assertThat(desk.refusal())
                .isEqualTo("[PEN-2005] " + PLACE + "'checkouts.csv' looks like UTF-16LE, read as UTF-8. Set encoding to"
                        + " UTF-16LE, or charset_detection to content." + UNTOUCHED);
        assertThat(desk.files()).containsExactly("checkouts.csv");
    }

    @Test
    void otherDelimiterThanTheUsual() throws IOException {
        desk.given(loans(3).replace(',', ';'));

        assertThat(desk.refusal())
                .isEqualTo("[PEN-2110] " + PLACE + "checkouts.csv:1: the header is one column with 3 ';' characters in"
                        + " its name. If ';' stands between the columns, set delimiter to ';'; if it really is one column,"
                        + " set delimiter to ','." + UNTOUCHED);
        assertThat(desk.files()).containsExactly("checkouts.csv");
    }

    @Test
    void otherDelimiterThanTheOneThatWasSet() throws IOException {
        desk.given(loans(3));

        assertThat(desk.refusal(desk.pipeline(desk.source().delimiter(';'))))
                .isEqualTo("[PEN-2110] " + PLACE + "checkouts.csv:1: the header is one column with 3 ',' characters in"
                        + " its name. If ',' stands between the columns, set delimiter to ','; if it really is one column,"
                        + " give its name as column_names." + UNTOUCHED);
        assertThat(desk.files()).containsExactly("checkouts.csv");
    }

    @Test
    void twoColumnsOfOneName() throws IOException {
        desk.given(loans(3).replace("renewals", "checkout_date"));

        assertThat(desk.refusal())
                .isEqualTo(
                        "[PEN-2102] " + PLACE + "checkouts.csv:1: columns 3 and 4 are both named 'checkout_date'. Set"
                                + " duplicate_names to number to read them as 'checkout_date' and 'checkout_date_2', or give"
                                + " column_names." + UNTOUCHED);
        assertThat(desk.files()).containsExactly("checkouts.csv");
    }

    @Test
    void emptyFile() throws IOException {
        desk.given("");

        assertThat(desk.refusal())
                .isEqualTo("[PEN-2101] " + PLACE + "'checkouts.csv' is empty: there is no header to tell the columns"
                        + " from. If an empty file is fine, give column_names or a schema." + UNTOUCHED);
        assertThat(desk.files()).containsExactly("checkouts.csv");
    }

    @Test
    void headerWithoutRowsMakesAnEmptyTable() throws Exception {
        RunReport report = desk.given(LoanDesk.HEADER).run();

        assertThat(report.rowsRead()).isZero();
        assertThat(desk.query("SELECT count(*) FROM checkouts")).containsExactly("0");
        assertThat(desk.rejected()).isEmpty();
    }

    @Test
    void byteOrderMarkIsNoPartOfTheFirstName() throws Exception {
        RunReport report = desk.given("\uFEFF" + loans(3)).run();

        assertThat(report.rowsWritten()).isEqualTo(3);
        assertThat(desk.query("SELECT name FROM pragma_table_info('checkouts') LIMIT 1"))
                .containsExactly("checkout_id");
    }
}
