package io.penstock.benchmarks.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerComparisonTest {
    private static final String TABLE =
            "CREATE TABLE checkouts (checkout_id INTEGER PRIMARY KEY, title TEXT, fine DECIMAL(10,2))";
    private static final List<String> ROWS = List.of("(1, 'a', 0.5)", "(2, 'b', NULL)", "(3, 'c', 2)");

    @TempDir
    private Path directory;

    private Path left;

    @BeforeEach
    void writeTheFirstAnswer() throws Exception {
        left = answer("left", TABLE, ROWS, 2);
    }

    @Test
    void findsNoDifferenceBetweenTheSameRowsInAnotherOrder() throws Exception {
        String withoutKey = TABLE.replace(" PRIMARY KEY", "");
        Path forwards = answer("forwards", withoutKey, ROWS, 2);
        Path backwards = answer("backwards", withoutKey, List.of(ROWS.get(2), ROWS.get(1), ROWS.get(0)), 2);

        assertThat(differences(forwards, backwards)).isEmpty();
    }

    @Test
    void namesColumnAndRowOfAChangedCell() throws Exception {
        Path right = answer("right", TABLE, List.of("(1, 'a', 0.5)", "(2, 'B', 7)", "(3, 'C', 2)"), 2);

        assertThat(differences(left, right))
                .containsExactly(
                        "column title: first at checkout_id 2, text 'b' against text 'B'",
                        "column fine: first at checkout_id 2, null against integer '7'");
    }

    @Test
    void namesTheFirstMissingRow() throws Exception {
        Path right = answer("right", TABLE, ROWS.subList(0, 2), 2);

        assertThat(differences(left, right))
                .containsExactly("rows: 3 against 2", "rows only in the first: 1, the first has checkout_id 3");
        assertThat(differences(right, left))
                .containsExactly("rows: 2 against 3", "rows only in the second: 1, the first has checkout_id 3");
    }

    @Test
    void noticesValuesThatMovedToAnotherRow() throws Exception {
        Path right = answer("right", TABLE, List.of("(1, 'c', 0.5)", "(2, 'b', NULL)", "(3, 'a', 2)"), 2);

        assertThat(differences(left, right))
                .containsExactly("column title: first at checkout_id 1, text 'a' against text 'c'");
    }

    @Test
    void noticesAnotherStorageClassOfTheSameText() throws Exception {
        Path right = answer("right", TABLE.replace("DECIMAL(10,2)", "TEXT"), ROWS, 2);

        assertThat(differences(left, right))
                .containsExactly("column fine: first at checkout_id 1, real '0.5' against text '0.5'");
    }

    @Test
    void noticesOtherRejectsKeysAndColumns() throws Exception {
        Path right = answer(
                "right", "CREATE TABLE checkouts (checkout_id INTEGER, heading TEXT, fine DECIMAL(10,2))", ROWS, 5);

        assertThat(differences(left, right))
                .containsExactly(
                        "rejects: 2 against 5",
                        "primary key: [checkout_id] against []",
                        "columns: [checkout_id, title, fine] against [checkout_id, heading, fine]");
    }

    @Test
    void toolPrintsAFingerprintOrTheDifferences() throws Exception {
        Path right = answer("right", TABLE, ROWS.subList(0, 2), 2);

        assertThat(tool(0, left.toString()))
                .startsWith(
                        "rows 3\nrejects 2\nintegrity ok\nprimary_key checkout_id\ncolumn checkout_id values=3 nulls=0")
                .contains("\ncolumn fine values=2 nulls=1 hash=")
                .endsWith(" integer=1 real=1\n");
        assertThat(tool(1, left.toString(), right.toString())).startsWith("rows: 3 against 2\n");
        assertThat(tool(0, left.toString(), left.toString())).isEqualTo("equal: 3 rows, 2 rejects\n");
        assertThat(tool(2)).isEqualTo("usage: FingerprintTool DIRECTORY [OTHER_DIRECTORY]\n");
    }

    @Test
    void refusesADirectoryWithoutAnAnswerAndCreatesNothing() {
        assertThatThrownBy(() -> Fingerprint.of(directory.resolve("none"))).isInstanceOf(NoSuchFileException.class);
        assertThat(directory.resolve("none")).doesNotExist();
    }

    private static List<String> differences(Path left, Path right) throws Exception {
        return AnswerComparison.differences(left, Fingerprint.of(left), right, Fingerprint.of(right));
    }

    private static String tool(int expectedCode, String... args) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = FingerprintTool.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), args);
        assertThat(code).isEqualTo(expectedCode);
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private Path answer(String name, String table, List<String> rows, int rejects) throws Exception {
        Path output = Files.createDirectories(directory.resolve(name));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + output.resolve("checkouts.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(table);
            statement.execute("INSERT INTO checkouts VALUES " + String.join(",", rows));
        }
        Files.writeString(
                output.resolve("rejects.csv"), "checkout_id,reasons\n" + "4,\"two\nlines\"\n".repeat(rejects));
        return output;
    }
}
