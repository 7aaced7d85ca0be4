package io.penstock.load.database.every;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.load.Sinks;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.spi.RestartableSink;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that loads into PostgreSQL is killed at random moments; rows and state always agree. */
class KilledPostgresLoadTest {
    private static final int BATCHES = 40;
    private static final int ROWS = 2000;

    @ParameterizedTest
    @EnumSource(
            value = WriteMode.class,
            names = {"APPEND", "UPSERT", "REPLACE"})
    void leavesTheOldStateOrTheNewOne(WriteMode mode) throws Exception {
        TestDatabase database = Servers.postgres();
        Sinks.load(loader(database.url(), mode), DatabaseSuite.rows(-1, "old", 1));
        Random random = new Random(mode.ordinal());
        for (int kill = 0; kill < 3; kill++) {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledPostgresLoadTest.class.getName(),
                            database.url(),
                            mode.name())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader progress =
                    new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII));
            int batches = 1 + random.nextInt(BATCHES);
            for (int b = 0; b < batches && progress.readLine() != null; b++) {
                continue;
            }
            TimeUnit.MICROSECONDS.sleep(random.nextInt(10_000));
            child.destroyForcibly().waitFor();
            agrees(database, mode);
        }
        run(database.url(), mode, () -> {});
        agrees(database, mode);
        assertThat(position(database, mode)).isEqualTo(BATCHES);
    }

    private static void agrees(TestDatabase database, WriteMode mode) throws Exception {
        int batches = position(database, mode);
        long old = mode == WriteMode.REPLACE && batches > 0 ? 0 : 1;
        assertThat(database.texts("SELECT count(*), count(DISTINCT id) FROM loans"))
                .containsExactly((batches * (long) ROWS + old) + "|" + (batches * (long) ROWS + old));
    }

    private static int position(TestDatabase database, WriteMode mode) throws Exception {
        try (RestartableSink sink = loader(database.url(), mode).open(DatabaseSuite.LOANS, Sinks.context())) {
            int position = Integer.parseInt(
                    sink.targetState().orElseThrow().get("batches").orElse("0"));
            sink.abort();
            return position;
        }
    }

    private static DatabaseLoader loader(String url, WriteMode mode) {
        DatabaseLoader loader = DatabaseLoader.jdbc(url).user("postgres").password("postgres");
        return loader.table("loans").mode(mode).primaryKey("id");
    }

    /** Goes on where the last run left off; keeps what it has every ten batches where the mode allows that. */
    private static void run(String url, WriteMode mode, Runnable afterEachBatch) throws Exception {
        try (RestartableSink sink = loader(url, mode).open(DatabaseSuite.LOANS, Sinks.context())) {
            int first = mode == WriteMode.REPLACE
                    ? 0
                    : Integer.parseInt(
                            sink.targetState().orElseThrow().get("batches").orElse("0"));
            for (int b = first; b < BATCHES; b++) {
                sink.write(batch(b), new Sinks.Rejects());
                if (b % 10 == 9 && mode != WriteMode.REPLACE) {
                    sink.targetState().orElseThrow().put("batches", String.valueOf(b + 1));
                    sink.checkpoint();
                }
                afterEachBatch.run();
            }
            sink.targetState().orElseThrow().put("batches", String.valueOf(BATCHES));
            sink.prepare();
            sink.commit();
        }
    }

    private static Batch batch(int number) {
        Object[] values = new Object[ROWS * 3];
        for (int i = 0; i < ROWS; i++) {
            values[3 * i] = number * ROWS + i;
            values[3 * i + 1] = "title " + i;
            values[3 * i + 2] = i;
        }
        return DatabaseSuite.rows(values);
    }

    /** The process that is killed. */
    public static void main(String[] arguments) throws Exception {
        run(arguments[0], WriteMode.valueOf(arguments[1]), () -> {
            System.out.println("batch");
            System.out.flush();
        });
    }
}
