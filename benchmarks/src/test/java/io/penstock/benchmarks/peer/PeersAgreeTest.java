package io.penstock.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.benchmarks.answer.AnswerComparison;
import io.penstock.benchmarks.answer.Fingerprint;
import io.penstock.benchmarks.data.CheckoutsGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB's SQL and the hand-written loop share no cleaning code, so each is the other's oracle. */
class PeersAgreeTest {
    private static final String HEADER = String.join(",", CheckoutsTable.COLUMNS.subList(0, 17)) + "\n";
    private static final String GOOD_ISBN = "9783810065438";

    @TempDir
    private Path directory;

    private Path input;
    private Path duckDb;
    private Path byHand;

    @BeforeEach
    void nameFiles() {
        input = directory.resolve("it's input.csv");
        duckDb = directory.resolve("duckdb");
        byHand = directory.resolve("java");
    }

    @Test
    void giveTheSameTableProfileAndRejectsOnGeneratedRows() throws Exception {
        CheckoutsGenerator.write(input, 2_000, 17);

        Fingerprint answer = runBoth();

        assertThat(answer.integrity()).isEqualTo("ok");
        assertThat(answer.primaryKey()).containsExactly("checkout_id");
        assertThat(answer.rejects()).isBetween(40L, 200L);
        assertThat(2_000 - answer.rows() - answer.rejects()).as("duplicates").isBetween(1L, 60L);
        assertThat(directory.resolve("duckdb/profile.csv")).hasSameTextualContentAs(byHand.resolve("profile.csv"));
    }

    @Test
    void cleanParseAndDerive() throws Exception {
        write("7, B1 ," + GOOD_ISBN + ",\"  A, b \",n/a,NON-FICTION old,M1,  A.B@Example.ORG ,N/A,Central,"
                + "2021-09-14,05/10/2021,\"Oct 6, 2021\",2,3.50,4.5,");

        runBoth();

        assertThat(query("SELECT * FROM checkouts"))
                .containsExactly("7|B1|9783810065438|A, b|null|Non-Fiction Old|M1|a.b@example.org|null|Central|"
                        + "2021-09-14|2021-10-05|2021-10-06|2|3.5|4.5|null|22|1");
    }

    @Test
    void leaveDerivedColumnsNullWhileNotReturned() throws Exception {
        write(loan("1", GOOD_ISBN, "a@b.c"));

        runBoth();

        assertThat(query("SELECT days_out, overdue FROM checkouts")).containsExactly("null|null");
    }

    @Test
    void rejectRowsWithEveryRuleTheyFail() throws Exception {
        write(
                loan("", GOOD_ISBN, "a@b.c"),
                loan("2", "9783810065439", "a@b"),
                loan("3", "", ""),
                loan("4", "9743810065431", "a b@c.d"),
                loan("5", "978381006543X", "a@b.c"));

        Fingerprint answer = runBoth();

        assertThat(answer.rows()).isZero();
        assertThat(Files.readAllLines(duckDb.resolve("rejects.csv")))
                .extracting(line -> line.substring(line.lastIndexOf(',') + 1))
                .containsExactly(
                        "reasons",
                        "checkout_id:not_null",
                        "member_email:email;isbn:isbn",
                        "member_email:email;isbn:isbn",
                        "member_email:email;isbn:isbn",
                        "isbn:isbn");
    }

    @Test
    void keepTheFirstGoodRowOfAnId() throws Exception {
        write(loan("1", "bad", "rejected@b.c"), loan("1", GOOD_ISBN, "first@b.c"), loan("1", GOOD_ISBN, "second@b.c"));

        Fingerprint answer = runBoth();

        assertThat(answer.rejects()).isOne();
        assertThat(query("SELECT member_email FROM checkouts")).containsExactly("first@b.c");
    }

    @Test
    void makeAnEmptyTableOfAFileWithOnlyAHeader() throws Exception {
        write();

        Fingerprint answer = runBoth();

        assertThat(answer.rows()).isZero();
        assertThat(answer.rejects()).isZero();
        assertThat(Files.readAllLines(duckDb.resolve("profile.csv"))).contains("isbn,0,0,0.000000,0,,");
    }

    @Test
    void refuseADayThatDoesNotExist() throws Exception {
        write("1,B,9783810065438,t,a,g,m,a@b.c,p,b,31/02/2022,2022-03-01,,,,,");

        assertThatThrownBy(() -> DuckDbJ1.run(input, duckDb)).hasMessageContaining("Date out of range: 2022-2-31");
        assertThatThrownBy(() -> HandWrittenJ1.run(input, byHand)).hasMessageContaining("31/02/2022");
    }

    private static String loan(String id, String isbn, String email) {
        return id + ",B1," + isbn + ",Title,Author,Poetry,M1," + email + ",,Central,2021-09-14,2021-10-05,,0,0.00,5,";
    }

    private void write(String... lines) throws Exception {
        Files.writeString(input, HEADER + (lines.length == 0 ? "" : String.join("\n", lines) + "\n"));
    }

    /** Runs both, asserts that they agree in table and rejects, and returns the answer. */
    private Fingerprint runBoth() throws Exception {
        DuckDbJ1.main(new String[] {input.toString(), duckDb.toString()});
        HandWrittenJ1.main(new String[] {input.toString(), byHand.toString()});
        Fingerprint answer = Fingerprint.of(duckDb);
        assertThat(AnswerComparison.differences(duckDb, answer, byHand, Fingerprint.of(byHand)))
                .isEmpty();
        assertThat(duckDb.resolve("rejects.csv")).hasSameTextualContentAs(byHand.resolve("rejects.csv"));
        return answer;
    }

    private List<String> query(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + duckDb.resolve("checkouts.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> result = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(rows.getObject(i)));
                }
                result.add(String.join("|", cells));
            }
            return result;
        }
    }
}
