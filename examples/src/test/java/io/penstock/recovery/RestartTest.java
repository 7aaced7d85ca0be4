package io.penstock.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.console.sample.LibrarySampleData;
import io.penstock.data.Batch;
import io.penstock.extract.excel.ExcelExtractor;
import io.penstock.extract.parquet.ParquetExtractor;
import io.penstock.spi.BatchReader;
import io.penstock.spi.Extractor;
import io.penstock.spi.StandaloneContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
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
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A load is killed (SIGKILL) at random moments and run again until it ends: the target and the rejected rows are those of one run that
 * nobody killed. Sinks that can do so commit every few thousand rows and go on from there; the others begin again.
 */
class RestartTest {
    private static final int MOST_KILLS = 5;
    private static final int ROWS = 50_000;

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
                 "config": {"table": "loans", "upsert_on": ["checkout_id"]}}"""),
        POSTGRESQL("""
                {"type": "database", "destination": "${PG}", "config": {"table": "loans"}}"""),
        JSON_ARRAY("""
                {"type": "json", "destination": "${OUT}/loans.json"}"""),
        PARQUET("""
                {"type": "parquet", "destination": "${OUT}/loans.parquet"}"""),
        EXCEL("""
                {"type": "excel", "destination": "${OUT}/loans.xlsx"}"""),
        STAGING("""
                {"type": "staging", "destination": "${OUT}/area", "config": {"format": "csv"}}""");

        final String config;

        Sink(String config) {
            this.config = config;
        }

        boolean goesOn() {
            return ordinal() <= POSTGRESQL.ordinal();
        }

        List<String> content(Path output) throws Exception {
            return switch (this) {
                case CSV -> Files.readAllLines(output.resolve("loans.csv"));
                case JSON_LINES -> Files.readAllLines(output.resolve("loans.jsonl"));
                case SQLITE, SQLITE_UPSERT -> table("jdbc:sqlite:" + output.resolve("library.db"), "loans");
                case POSTGRESQL -> table(url(output), "loans");
                case JSON_ARRAY -> Files.readAllLines(output.resolve("loans.json"));
                case PARQUET -> rows(ParquetExtractor.of(output.resolve("loans.parquet")));
                case EXCEL -> rows(ExcelExtractor.of(output.resolve("loans.xlsx")));
                case STAGING -> staged(output.resolve("area"));
            };
        }
    }

    private static EmbeddedPostgres postgres;

    /** A database of its own for each directory of outputs. */
    private static String url(Path output) {
        if (!output.getFileName().toString().startsWith(Sink.POSTGRESQL.name())) {
            return "";
        }
        return postgres.getJdbcUrl("postgres", "postgres") + "&currentSchema="
                + output.getFileName().toString().toLowerCase(Locale.ROOT).replace('-', '_');
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeAll
    static void makeInput() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        try (Connection database = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
                Statement sql = database.createStatement()) {
            sql.execute("CREATE SCHEMA postgresql_calm");
            sql.execute("CREATE SCHEMA postgresql_killed");
        }
        LibrarySampleData.seed(8044).checkouts(ROWS).writeTo(directory.resolve("in"));
        input = directory.resolve("in").resolve("checkouts.csv");
    }

    @ParameterizedTest
    @EnumSource(Sink.class)
    void endsLikeARunThatNobodyKilled(Sink sink) throws Exception {
        Path calm = Files.createDirectories(directory.resolve(sink + "-calm"));
        Path killed = Files.createDirectories(directory.resolve(sink + "-killed"));
        killUntilItEnds(config(sink), calm, killed, new Random(sink.ordinal()));
        assertThat(firstDifference(sink.content(calm), sink.content(killed))).isEmpty();
        assertThat(firstDifference(rejected(calm), rejected(killed))).isEmpty();
        assertThat(rejected(calm)).isNotEmpty();
    }

    @Test
    void goesOnInTheMiddleOfATable() throws Exception {
        Path calm = Files.createDirectories(directory.resolve("table-calm"));
        Path killed = Files.createDirectories(directory.resolve("table-killed"));
        Path source = directory.resolve("source.db");
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + source);
                Statement sql = database.createStatement()) {
            sql.execute("CREATE TABLE loans (id INTEGER PRIMARY KEY, branch TEXT)");
            sql.execute("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 199999)"
                    + " INSERT INTO loans SELECT i, 'branch ' || i % 7 FROM n");
        }
        Path config = Files.writeString(directory.resolve("table.json"), """
                {
                  "name": "loans",
                  "config": {"commit_every": 20000, "state": "${OUT}/state.db"},
                  "extractors": [{"type": "database", "source": "%s", "config": {"table": "loans", "order_by": "id"}}],
                  "loaders": [{"type": "csv", "destination": "${OUT}/loans.csv"}]
                }
                """.formatted(source));
        killUntilItEnds(config, calm, killed, new Random(7));
        assertThat(Files.readAllLines(calm.resolve("loans.csv"))).hasSize(200_001);
        assertThat(firstDifference(Sink.CSV.content(calm), Sink.CSV.content(killed)))
                .isEmpty();
    }

    private static void killUntilItEnds(Path config, Path calm, Path killed, Random random) throws Exception {
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
            RestartedLoad.run(config, killed, url(killed));
        }
    }

    private static Path config(Sink sink) throws IOException {
        return Files.writeString(directory.resolve(sink + ".json"), """
                {
                  "name": "loans",
                  "config": {%s},
                  "extractors": [{"type": "csv", "source": "%s", "config": {"types": {"checkout_id": "INT64"}}}],
                  "transformers": [
                    {"type": "standardize_email", "config": {"columns": ["member_email"]}},
                    {"type": "isbn", "config": {"column": "isbn"}}
                  ],
                  "loaders": [%s],
                  "rejects": {"type": "csv", "destination": "${OUT}/rejects.csv"}
                }
                """.formatted(
                sink.goesOn() ? "\"commit_every\": 5000, \"state\": \"" + state(sink) + "\"" : "", input, sink.config));
    }

    private static String state(Sink sink) {
        return sink == Sink.CSV || sink == Sink.JSON_LINES ? "${OUT}/state.db" : "auto";
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
                        output.toString(),
                        url(output))
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

    private static List<String> table(String url, String name) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection database = DriverManager.getConnection(url);
                Statement sql = database.createStatement();
                ResultSet result = sql.executeQuery("SELECT * FROM " + name)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= width; i++) {
                    row.append(result.getString(i)).append('\u001f');
                }
                rows.add(row.toString());
            }
        }
        return rows.stream().sorted().toList();
    }

    private static List<String> rows(Extractor source) throws IOException {
        List<String> rows = new ArrayList<>();
        try (StandaloneContext context = StandaloneContext.named("test");
                BatchReader reader = BatchReader.open(source, context)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                batch.rows().forEach(row -> rows.add(row.values().toString()));
            }
        }
        return rows;
    }

    /** The rows of the only data set that is visible, without the columns that name the staging. */
    private static List<String> staged(Path area) throws IOException {
        try (Stream<Path> all = Files.walk(area)) {
            List<Path> files =
                    all.filter(file -> file.toString().endsWith(".csv")).toList();
            assertThat(files).hasSize(1);
            return Files.readAllLines(files.get(0)).stream()
                    .map(line -> line.replaceAll(",[^,]*,[^,]*$", ""))
                    .toList();
        }
    }
}
