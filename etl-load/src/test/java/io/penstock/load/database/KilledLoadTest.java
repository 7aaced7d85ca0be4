package io.penstock.load.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.load.Sinks;
import io.penstock.spi.BatchSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that loads is killed at random moments; the next run finds the old state and leaves no traces of the dead. */
class KilledLoadTest {
    private static final int KILLS = 6;
    private static final int BATCHES = 60;
    private static final int ROWS = 5000;

    @TempDir
    Path directory;

    /** What the killed process does. */
    enum Case {
        NEW_FILE,
        APPEND,
        REPLACE,
        UPSERT
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void leavesTheOldStateOrTheNewOne(Case kind) throws Exception {
        Path file = directory.resolve("library.db");
        Random random = new Random(kind.ordinal());
        boolean there = kind != Case.NEW_FILE;
        if (there) {
            Sinks.load(loader(Case.APPEND, file), Loans.batch("old", 1, 2, 3));
        }
        for (int kill = 0; kill < KILLS; kill++) {
            Process child = start(kind, file);
            waitForProgress(child, 1 + random.nextInt(BATCHES));
            TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
            child.destroyForcibly().waitFor();
            if (Files.exists(file)) {
                assertThat(Db.integrity(file)).isEqualTo("ok");
                long rows = Long.parseLong(
                        Db.query(file, "SELECT count(*) FROM loans").get(0));
                assertThat(rows).isIn(3L, total(kind));
                if (rows != 3) {
                    break;
                }
            } else {
                assertThat(there).isFalse();
            }
        }
        if (there && Db.query(file, "SELECT count(*) FROM loans").contains("3")) {
            assertThat(Db.query(file, "SELECT title FROM loans")).containsExactly("old1", "old2", "old3");
        }
        Files.deleteIfExists(kind == Case.NEW_FILE ? file : directory.resolve("none"));
        if (!there || Db.query(file, "SELECT count(*) FROM loans").contains("3")) {
            run(kind, file, () -> {});
        }
        assertThat(Db.integrity(file)).isEqualTo("ok");
        assertThat(Db.query(file, "SELECT count(*) FROM loans")).containsExactly(String.valueOf(total(kind)));
        assertThat(Files.list(directory)).containsExactly(file);
    }

    private static long total(Case kind) {
        return (long) BATCHES * ROWS + (kind == Case.APPEND || kind == Case.UPSERT ? 3 : 0);
    }

    private static DatabaseLoader loader(Case kind, Path file) {
        DatabaseLoader loader = DatabaseLoader.sqlite(file).table("loans").primaryKey("id");
        return switch (kind) {
            case NEW_FILE, APPEND -> loader;
            case REPLACE -> loader.mode(WriteMode.REPLACE).index("title");
            case UPSERT -> loader.upsertOn("id");
        };
    }

    private static void run(Case kind, Path file, Runnable afterEachBatch) throws Exception {
        try (BatchSink sink = loader(kind, file).open(Loans.SCHEMA, Sinks.context())) {
            for (int b = 0; b < BATCHES; b++) {
                sink.write(Loans.range("new", 10 + (long) b * ROWS, 10 + (b + 1L) * ROWS), new Sinks.Rejects());
                afterEachBatch.run();
            }
            sink.prepare();
            afterEachBatch.run();
            sink.commit();
        }
    }

    private static Process start(Case kind, Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledLoadTest.class.getName(),
                kind.name(),
                file.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void waitForProgress(Process child, int batches) throws IOException {
        BufferedReader progress =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII));
        for (int b = 0; b < batches; b++) {
            if (progress.readLine() == null) {
                return;
            }
        }
    }

    /** The process that is killed. */
    public static void main(String[] arguments) throws Exception {
        run(Case.valueOf(arguments[0]), Path.of(arguments[1]), () -> {
            System.out.println("batch");
            System.out.flush();
        });
    }
}
