package io.penstock.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A table grows while an incremental load of it is killed (SIGKILL) at random moments: in the end every row is in the target once,
 * and the watermark never got ahead of the rows.
 */
class IncrementalTest {
    private static final int ROUNDS = 8;
    private static final int GROWTH = 4_000;

    @TempDir
    Path directory;

    /** A sink that adds to what is there. */
    enum Sink {
        CSV("""
                {"type": "csv", "destination": "${OUT}/loans.csv", "config": {"mode": "append"}}"""),
        JSON_LINES("""
                {"type": "json", "destination": "${OUT}/loans.jsonl", "config": {"format": "lines", "mode": "append"}}"""),
        PARTITIONS("""
                {"type": "csv", "destination": "${OUT}/parts", "config": {"mode": "append", "partition_by": ["branch"]}}"""),
        SQLITE("""
                {"type": "database", "destination": "${OUT}/library.db", "config": {"table": "loans"}}"""),
        TWO_SINKS("""
                {"type": "csv", "destination": "${OUT}/loans.csv", "config": {"mode": "append"}},
                {"type": "database", "destination": "${OUT}/library.db", "config": {"table": "loans"}}""");

        final String config;

        Sink(String config) {
            this.config = config;
        }
    }

    @ParameterizedTest
    @EnumSource(Sink.class)
    void loadsEveryRowOnce(Sink sink) throws Exception {
        Random random = new Random(sink.ordinal());
        Path source = directory.resolve("source.db");
        Path config = Files.writeString(directory.resolve("loans.json"), """
                {
                  "name": "loans",
                  "config": {"state": "%s"},
                  "extractors": [{"type": "database", "source": "%s",
                                  "config": {"table": "loans", "incremental_on": "id"}}],
                  "loaders": [%s]
                }
                """.formatted(
                sink == Sink.SQLITE || sink == Sink.TWO_SINKS ? "target" : "${OUT}/state.db", source, sink.config));
        long rows = 0;
        long longest = 1_000;
        for (int round = 0; round < ROUNDS; round++) {
            grow(source, rows, GROWTH);
            rows += GROWTH;
            long from = System.nanoTime();
            Process child = start(config);
            try (BufferedReader said =
                    new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(said.readLine()).isEqualTo("begin");
                if (round > 0) {
                    Thread.sleep(longest / 3 + random.nextLong(longest * 2 / 3));
                    child.destroyForcibly();
                }
                assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            }
            if (round == 0) {
                longest = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
                assertThat(child.exitValue()).isZero();
            }
        }
        RestartedLoad.run(config, directory);
        if (sink != Sink.SQLITE) {
            assertThat(wrong(idsInFiles(sink), rows)).isEmpty();
        }
        if (sink == Sink.SQLITE || sink == Sink.TWO_SINKS) {
            assertThat(wrong(idsInTable(), rows)).isEmpty();
        }
        RestartedLoad.run(config, directory);
        assertThat(wrong(sink == Sink.SQLITE ? idsInTable() : idsInFiles(sink), rows))
                .isEmpty();
    }

    /** What is missing, there twice or unknown; empty when every id is there once. */
    private static String wrong(List<Long> ids, long rows) {
        for (int i = 0; i < Math.max(ids.size(), rows); i++) {
            if (i >= ids.size() || ids.get(i) != i) {
                return ids.size() + " ids instead of " + rows + "; number " + i + " is "
                        + (i < ids.size() ? ids.get(i) : "missing");
            }
        }
        return "";
    }

    private static void grow(Path source, long from, int count) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + source);
                Statement sql = database.createStatement()) {
            sql.execute("CREATE TABLE IF NOT EXISTS loans (id INTEGER PRIMARY KEY, branch TEXT)");
            database.setAutoCommit(false);
            try (PreparedStatement insert = database.prepareStatement("INSERT INTO loans VALUES (?, ?)")) {
                for (long id = from; id < from + count; id++) {
                    insert.setLong(1, id);
                    insert.setString(2, "branch " + id % 3);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            database.commit();
        }
    }

    private Process start(Path config) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestartedLoad.class.getName(),
                        config.toString(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private List<Long> idsInFiles(Sink sink) throws IOException {
        List<Path> files = switch (sink) {
            case JSON_LINES -> List.of(directory.resolve("loans.jsonl"));
            case PARTITIONS -> parts();
            default -> List.of(directory.resolve("loans.csv"));
        };
        List<Long> ids = new ArrayList<>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                String digits = line.replaceFirst("^\\{\"id\":", "").replaceFirst("[^0-9].*", "");
                if (!digits.isEmpty()) {
                    ids.add(Long.parseLong(digits));
                }
            }
        }
        return ids.stream().sorted().toList();
    }

    private List<Path> parts() throws IOException {
        try (var all = Files.walk(directory.resolve("parts"))) {
            return all.filter(file -> file.toString().endsWith(".csv")).toList();
        }
    }

    private List<Long> idsInTable() throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("library.db"));
                Statement sql = database.createStatement();
                ResultSet rows = sql.executeQuery("SELECT id FROM loans ORDER BY id")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }
}
