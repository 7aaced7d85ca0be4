package io.penstock.mistakes;

import static io.penstock.mistakes.LoanDesk.loans;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.RunReport;
import io.penstock.extract.csv.BlankLines;
import io.penstock.extract.csv.MalformedText;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Type;
import io.penstock.spi.RejectRoute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are not what the file promises: rejected with their reason, or the end of the run. */
class WrongRowTest {
    private static final String NO_ROUTE = " Mend the data, or say where rejected rows go: rejectTo(…) in Java,"
            + " \"rejects\" in JSON. Nothing was committed.";

    @TempDir
    Path directory;

    private LoanDesk desk;

    @BeforeEach
    void openDesk() {
        desk = new LoanDesk(directory);
    }

    @Test
    void numberInADateColumnIsRejectedWithItsLine() throws Exception {
        RunReport report = desk.given(loans(10_000, Map.of(8123, "8122,reader@example.org,45352,1")))
                .run();

        assertThat(report.rowsWritten()).isEqualTo(9_999);
        assertThat(desk.rejected())
                .containsExactly(
                        "8122,reader@example.org,45352,1,,parse(checkout_date),PEN-5010,is not a DATE of the form"
                                + " yyyy-MM-dd,transform parse checkout_date,checkouts.csv,8123");
        assertThat(desk.query("SELECT count(*) FROM checkouts WHERE checkout_id = 8122"))
                .containsExactly("0");
        assertThat(desk.files()).containsExactly("checkouts.csv", "out", "out/library.db", "out/rejects.csv");
    }

    @Test
    void numberInADateColumnEndsARunWithoutRejectRoute() throws IOException {
        desk.given(loans(10_000, Map.of(8123, "8122,reader@example.org,45352,1")));

        assertThat(desk.refusal(desk.withoutRejects()))
                .isEqualTo("[PEN-5003] pipeline 'loans', transform parse checkout_date: checkouts.csv:8123,"
                        + " parse(checkout_date): is not a DATE of the form yyyy-MM-dd." + NO_ROUTE);
        assertThat(desk.files()).containsExactly("checkouts.csv");
    }

    @Test
    void numberInADateColumnThatTheSourceReads() throws IOException {
        desk.given(loans(10_000, Map.of(8123, "8122,reader@example.org,45352,1")));

        assertThat(desk.refusal(desk.steps(
                                desk.source().type("checkout_date", Type.DATE).misfits(MisfitPolicy.FAIL))
                        .rejectTo(desk.rejects())
                        .load(desk.table())
                        .build()))
                .isEqualTo("[PEN-2104] pipeline 'loans', extract csv checkouts.csv: checkouts.csv:8123, column"
                        + " 'checkout_date': cannot read text as DATE. Mend the value, or set misfits to reject or null."
                        + " Nothing was committed.");
        assertThat(desk.files()).containsExactly("checkouts.csv");
    }

    @Test
    void tooManyRejectsKeepTheRejectFileAndNothingElse() throws IOException {
        desk.given(loans(20_000, numbersInTheDateColumn(8123, 214)));

        assertThat(desk.refusal(desk.steps(desk.source())
                        .rejectTo(desk.rejects().maxShare(0.01))
                        .load(desk.table())
                        .build()))
                .isEqualTo("[PEN-5001] pipeline 'loans', transform parse checkout_date: checkouts.csv:8123,"
                        + " parse(checkout_date): is not a DATE of the form yyyy-MM-dd. 214 of 20,000 rows rejected"
                        + " (1.07%), over the limit of 1%. Nothing was committed; 214 rows were written to"
                        + " out/rejects.csv.");
        assertThat(desk.files()).containsExactly("checkouts.csv", "out", "out/rejects.csv");
        assertThat(desk.rejected()).hasSize(214);
    }

    @Test
    void readingStopsWhenThereAreTooManyRejects() throws IOException {
        desk.given(loans(20_000, numbersInTheDateColumn(8123, 214)));

        assertThat(desk.refusal(desk.steps(desk.source())
                        .rejectTo(RejectRoute.to(desk.rejects()).maxRejects(100))
                        .load(desk.table())
                        .build()))
                .matches("\\Q[PEN-5001] pipeline 'loans', transform parse checkout_date: checkouts.csv:8123,"
                        + " parse(checkout_date): is not a DATE of the form yyyy-MM-dd. \\E\\d+ rows rejected, over the limit"
                        + " of 100; reading stopped at [\\d,]+ rows\\. Nothing was committed; \\d+ rows were written to"
                        + " out/rejects\\.csv\\.");
        assertThat(desk.files()).containsExactly("checkouts.csv", "out", "out/rejects.csv");
    }

    @Test
    void asManyRejectsAsAllowedAreNoMistake() throws Exception {
        desk.given(loans(20_000, numbersInTheDateColumn(8123, 200)));

        RunReport report = desk.steps(desk.source())
                .rejectTo(desk.rejects().maxShare(0.01))
                .load(desk.table())
                .build()
                .run();

        assertThat(report.rowsRejected()).isEqualTo(200);
        assertThat(desk.query("SELECT count(*) FROM checkouts")).containsExactly("19800");
    }

    private static Map<Integer, String> numbersInTheDateColumn(int firstLine, int count) {
        Map<Integer, String> lines = new HashMap<>();
        for (int line = firstLine; line < firstLine + count; line++) {
            lines.put(line, (line - 1) + ",reader@example.org,45352,1");
        }
        return lines;
    }

    @Test
    void thirtyFirstOfFebruaryIsNoDate() throws Exception {
        RunReport report = desk.given(loans(20, Map.of(8, "7,reader7@example.org,31/02/2022,1")))
                .run();

        assertThat(report.rowsWritten()).isEqualTo(19);
        assertThat(desk.rejected())
                .containsExactly(
                        "7,reader7@example.org,31/02/2022,1,,parse(checkout_date),PEN-5010,is not a DATE of the form"
                                + " yyyy-MM-dd,transform parse checkout_date,checkouts.csv,8");
        assertThat(desk.query("SELECT count(*) FROM checkouts WHERE checkout_date LIKE '2022%'"))
                .containsExactly("0");
    }

    @Test
    void shortRow() throws Exception {
        desk.given(loans(20, Map.of(8, "7,reader7@example.org,2024-03-08")));

        assertThat(desk.refusal(desk.withoutRejects()))
                .isEqualTo("[PEN-5003] pipeline 'loans', extract csv checkouts.csv: checkouts.csv:8, csv(fields): the"
                        + " record has 3 fields, 4 were expected." + NO_ROUTE);
        assertThat(desk.files()).containsExactly("checkouts.csv");

        assertThat(desk.run().rowsWritten()).isEqualTo(19);
        assertThat(desk.rejected())
                .containsExactly(
                        "7,reader7@example.org,2024-03-08,,\"7,reader7@example.org,2024-03-08\",csv(fields),PEN-5010,"
                                + "\"the record has 3 fields, 4 were expected\",extract csv checkouts.csv,checkouts.csv,8");
    }

    @Test
    void overLongRow() throws Exception {
        desk.given(loans(20, Map.of(8, "7,reader7@example.org,2024-03-08,1,,late")));

        assertThat(desk.refusal(desk.withoutRejects()))
                .isEqualTo("[PEN-5003] pipeline 'loans', extract csv checkouts.csv: checkouts.csv:8, csv(fields): the"
                        + " record has 6 fields, 4 were expected." + NO_ROUTE);
        assertThat(desk.files()).containsExactly("checkouts.csv");

        assertThat(desk.run().rowsWritten()).isEqualTo(19);
        assertThat(desk.rejected())
                .containsExactly("7,reader7@example.org,2024-03-08,1,\"7,reader7@example.org,2024-03-08,1,,late\","
                        + "csv(fields),PEN-5010,\"the record has 6 fields, 4 were expected\",extract csv checkouts.csv,"
                        + "checkouts.csv,8");
    }

    @Test
    void blankLineIsSkippedAndCountsAsALine() throws Exception {
        desk.given(loans(20, Map.of(8, "", 10, "9,reader9@example.org,soon,1")));

        RunReport report = desk.run();

        assertThat(report.rowsRead()).isEqualTo(19);
        assertThat(desk.rejected()).singleElement().asString().endsWith(",checkouts.csv,10");
    }

    @Test
    void blankLineIsAShortRowWhereItIsNotSkipped() throws IOException {
        desk.given(loans(20, Map.of(8, "")));

        desk.pipeline(desk.source().blankLines(BlankLines.KEEP)).run();

        assertThat(desk.rejected())
                .containsExactly("\"\",,,,\"\",csv(fields),PEN-5010,\"the record has 1 field, 4 were expected\","
                        + "extract csv checkouts.csv,checkouts.csv,8");
    }

    @Test
    void strayQuote() throws Exception {
        desk.given(loans(20, Map.of(8, "7,\"reader7\"@example.org,2024-03-08,1")));

        assertThat(desk.refusal(desk.withoutRejects()))
                .isEqualTo("[PEN-5003] pipeline 'loans', extract csv checkouts.csv: checkouts.csv:8, csv(quotes): there"
                        + " is text behind a closing quote." + NO_ROUTE);
        assertThat(desk.files()).containsExactly("checkouts.csv");

        assertThat(desk.run().rowsWritten()).isEqualTo(19);
        assertThat(desk.rejected())
                .containsExactly(
                        "7,reader7@example.org,2024-03-08,1,\"7,\"\"reader7\"\"@example.org,2024-03-08,1\","
                                + "csv(quotes),PEN-5010,there is text behind a closing quote,extract csv checkouts.csv,checkouts.csv,8");
    }

    @Test
    void unclosedQuote() throws IOException {
        desk.given(loans(20, Map.of(8, "7,\"reader7@example.org,2024-03-08,1")));

        assertThat(desk.refusal())
                .isEqualTo(
                        "[PEN-2105] pipeline 'loans', extract csv checkouts.csv: checkouts.csv:8: the quote that opens"
                                + " field 2 of this record is never closed; everything up to the end of the file would belong to"
                                + " it. Close the quote, or set quote to none if the file does not quote its fields. Nothing was"
                                + " committed.");
        assertThat(desk.files()).containsExactly("checkouts.csv");
    }

    @Test
    void latin1InAUtf8File() throws IOException {
        desk.given(loans(20, Map.of(8, "7,andr\u00e9@example.org,2024-03-08,1")).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(desk.refusal())
                .isEqualTo("[PEN-2107] pipeline 'loans', extract csv checkouts.csv: checkouts.csv:8, column"
                        + " 'member_email': byte 264 of the file (0xE9) is not UTF-8 text. Set encoding to the one the"
                        + " file is written in, such as windows-1252 or ISO-8859-1, or set malformed_text to reject."
                        + " Nothing was committed.");
        assertThat(desk.files()).containsExactly("checkouts.csv");
    }

    @Test
    void latin1InAUtf8FileCanBeRejected() throws IOException {
        desk.given(loans(20, Map.of(8, "7,andr\u00e9@example.org,2024-03-08,1")).getBytes(StandardCharsets.ISO_8859_1));

        desk.pipeline(desk.source().malformedText(MalformedText.REJECT)).run();

        assertThat(desk.rejected())
                .containsExactly("7,andr\\xE9@example.org,2024-03-08,1,\"7,andr\\xE9@example.org,2024-03-08,1\","
                        + "csv(encoding),PEN-5010,the record holds bytes that are not UTF-8 text,extract csv checkouts.csv,"
                        + "checkouts.csv,8");
    }

    @Test
    void nullsDoNotTurnWholeNumbersIntoFractions() throws Exception {
        desk.given(loans(3, Map.of(3, "2,reader2@example.org,2024-03-03,", 4, "3,reader3@example.org,2024-03-04,37")))
                .run();

        assertThat(desk.query("SELECT renewals, typeof(renewals) FROM checkouts ORDER BY checkout_id"))
                .containsExactly("1|integer", "null|null", "37|integer");
    }

    @Test
    void nulByteIsKeptAsAnyOther() throws Exception {
        RunReport report = desk.given(loans(3, Map.of(3, "2,rea\0der@example.org,2024-03-03,1")))
                .run();

        assertThat(report.rowsWritten()).isEqualTo(3);
        assertThat(desk.query("SELECT hex(member_email) FROM checkouts WHERE checkout_id = 2"))
                .containsExactly("72656100646572406578616D706C652E6F7267");
    }
}
