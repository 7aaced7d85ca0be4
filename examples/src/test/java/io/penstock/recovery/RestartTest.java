package io.penstock.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.RunReport;
import io.penstock.console.sample.LibrarySampleData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A load that commits every few thousand rows is killed (SIGKILL) at random moments and run again until it ends: the target and the
 * rejected rows are those of one run that nobody killed.
 */
class RestartTest {
    private static final int MOST_KILLS = 8;
    private static final int ROWS = 60_000;

    @TempDir
    static Path directory;

    private static Path input;

    /** A sink, as its config says it and as a person looks at what it wrote. */
    enum Sink {
        CSV("""
                {"type": "csv", "destination": "${OUT}/loans.csv"}"""),
        JSON_LINES("""
                {"type": "json", "destination": "${OUT}/loans.jsonl", "config": {"format": "lines"}}"""),
        SQLITE("""
                {"type": "database", "destination": "${OUT}/library.db", "config": {"table": "loans"}}"""),
        SQLITE_UPSERT("""
                {"type": "database", "destination": "${OUT}/library.db",
                 "config": {"table": "loans", "upsert_on": ["checkout_id"]}}""");

        final String config;

        Sink(String config) {
            this.config = config;
        }

        List<String> content(Path output) throws Exception {
            return switch (this) {
                case CSV -> Files.readAllLines(output.resolve("loans.csv"));
                case JSON_LINES -> Files.readAllLines(output.resolve("loans.jsonl"));
                case SQLITE, SQLITE_UPSERT -> table(output.resolve("library.db"));
            };
        }
    }

    @BeforeAll
    static void makeInput() throws Exception {
        LibrarySampleData.seed(8044).checkouts(ROWS).writeTo(directory.resolve("in"));
        input = directory.resolve("in").resolve("checkouts.csv");
    }

    @ParameterizedTest
    @EnumSource(Sink.class)
    void endsLikeARunThatNobodyKilled(Sink sink) throws Exception {
        Random random = new Random(sink.ordinal());
        Path calm = Files.createDirectories(directory.resolve(sink + "-calm"));
        Path killed = Files.createDirectories(directory.resolve(sink + "-killed"));
        Path config = config(sink);
        long from = System.nanoTime();
        Process whole = start(config, calm);
        assertThat(whole.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(whole.exitValue()).isZero();
        long longest = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);

        boolean ended = false;
        for (int kill = 0; kill < MOST_KILLS && !ended; kill++) {
            Process child = start(config, killed);
            try (BufferedReader said =
                    new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(said.readLine()).isEqualTo("begin");
                Thread.sleep(longest / 4 + random.nextLong(longest / 2));
                child.destroyForcibly();
                assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
                ended = child.exitValue() == 0;
            }
        }
        if (!ended) {
            RunReport report = RestartedLoad.run(config, killed);
            assertThat(report.rowsRead()).isLessThanOrEqualTo(ROWS);
        }
        assertThat(firstDifference(sink.content(calm), sink.content(killed))).isEmpty();
        assertThat(firstDifference(rejected(calm), rejected(killed))).isEmpty();
        assertThat(rejected(calm)).isNotEmpty();
    }

    private static Path config(Sink sink) throws IOException {
        return Files.writeString(directory.resolve(sink + ".json"), """
                {
                  "name": "loans",
                  "config": {"commit_every": 5000, "state": "%s"},
                  "extractors": [{"type": "csv", "source": "%s", "config": {"types": {"checkout_id": "INT64"}}}],
                  "transformers": [
                    {"type": "standardize_email", "config": {"columns": ["member_email"]}},
                    {"type": "isbn", "config": {"column": "isbn"}}
                  ],
                  "loaders": [%s],
                  "rejects": {"type": "csv", "destination": "${OUT}/rejects.csv"}
                }
                """.formatted(
                        sink == Sink.CSV || sink == Sink.JSON_LINES ? "${OUT}/state.db" : "auto", input, sink.config));
    }

    private static Process start(Path config, Path output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestartedLoad.class.getName(),
                        config.toString(),
                        output.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The rejected rows without the id and the time of the run that met them. */
    private static List<String> rejected(Path output) throws IOException {
        return Files.readString(output.resolve("rejects.csv"))
                .replaceAll(",[^,\n]+,\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z?\n", "\n")
                .lines()
                .toList();
    }

    private static String firstDifference(List<String> expected, List<String> actual) {
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            String left = i < expected.size() ? expected.get(i) : "(end)";
            String right = i < actual.size() ? actual.get(i) : "(end)";
            if (!left.equals(right)) {
                return expected.size() + " and " + actual.size() + " lines; at " + i + "\n" + left + "\n" + right;
            }
        }
        return "";
    }

    private static List<String> table(Path file) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = database.createStatement();
                ResultSet result = sql.executeQuery("SELECT * FROM loans ORDER BY checkout_id, rowid")) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= width; i++) {
                    row.append(result.getString(i)).append('\u001f');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
