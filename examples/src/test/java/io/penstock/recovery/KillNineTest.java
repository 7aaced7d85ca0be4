package io.penstock.recovery;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A load in a child JVM is killed (SIGKILL) at random moments, again and again. After each kill the table is as it was or
 * complete; the next run completes it and leaves nothing else behind.
 */
class KillNineTest {
    private static final int KILLS = 50;
    private static final int ROWS = 40_000;

    @TempDir
    static Path directory;

    private static Path input;
    private static List<Long> complete;
    private static long longest;

    @BeforeAll
    static void loadOnceWithoutAKill() throws Exception {
        LibrarySampleData.seed(8044).checkouts(ROWS).writeTo(directory.resolve("in"));
        input = directory.resolve("in").resolve("checkouts.csv");
        Path output = Files.createDirectory(directory.resolve("calm"));
        long from = System.nanoTime();
        Process child = start(output);
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
        longest = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
        complete = state(output);
        assertThat(complete.get(0)).isGreaterThan(ROWS / 2);
    }

    @Test
    void aKilledLoadLeavesTheOldTableOrTheWholeNewOne() throws Exception {
        Random random = new Random(8044);
        Path output = Files.createDirectory(directory.resolve("killed"));
        int interrupted = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            boolean old = kill % 2 == 1;
            empty(output);
            List<Long> before = List.of(-1L, 0L);
            if (old) {
                makeOldTable(output);
                before = state(output);
            }
            Process child = start(output);
            try (BufferedReader said =
                    new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(said.readLine()).isEqualTo("begin");
                Thread.sleep(random.nextLong(longest));
                child.destroyForcibly();
                assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
                interrupted += child.exitValue() == 0 ? 0 : 1;
            }
            assertThat(state(output)).as("after kill %d", kill).isIn(before, complete);
            KilledLoad.pipeline(input, output).run();
            assertThat(state(output)).as("after the run behind kill %d", kill).isEqualTo(complete);
            assertThat(files(output)).isEqualTo(Set.of("library.db", "rejects.csv"));
        }
        assertThat(interrupted).as("kills that hit a load under way").isGreaterThan(KILLS / 4);
    }

    private static Process start(Path output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledLoad.class.getName(),
                        input.toString(),
                        output.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void empty(Path output) throws IOException {
        try (Stream<Path> all = Files.list(output)) {
            for (Path file : all.toList()) {
                Files.delete(file);
            }
        }
    }

    private static Set<String> files(Path output) throws IOException {
        try (Stream<Path> all = Files.list(output)) {
            return all.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static void makeOldTable(Path output) throws SQLException {
        try (Connection database = connect(output);
                Statement sql = database.createStatement()) {
            sql.execute("CREATE TABLE checkouts (checkout_id INTEGER PRIMARY KEY, title TEXT)");
            sql.execute("INSERT INTO checkouts VALUES (7, 'old')");
        }
    }

    /** Number of rows and sum of the keys; -1 rows when there is no table. The database must be sound. */
    private static List<Long> state(Path output) throws SQLException {
        try (Connection database = connect(output);
                Statement sql = database.createStatement()) {
            try (ResultSet check = sql.executeQuery("PRAGMA integrity_check")) {
                check.next();
                assertThat(check.getString(1)).isEqualTo("ok");
            }
            try (ResultSet tables = sql.executeQuery("SELECT count(*) FROM sqlite_schema WHERE type = 'table'")) {
                tables.next();
                if (tables.getInt(1) == 0) {
                    return List.of(-1L, 0L);
                }
                assertThat(tables.getInt(1)).isEqualTo(1);
            }
            try (ResultSet rows = sql.executeQuery("SELECT count(*), sum(checkout_id) FROM checkouts")) {
                rows.next();
                return List.of(rows.getLong(1), rows.getLong(2));
            }
        }
    }

    private static Connection connect(Path output) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + output.resolve("library.db"));
    }
}
