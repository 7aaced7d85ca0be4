package io.penstock.quality.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreProcessesTest {
    private static final int ENDLESS = 1_000_000;

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("quality_metrics.db");
    }

    @Test
    void losesNothingWhenProcessesAndThreadsWriteAHundredRunsAtOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(StoreProcess.start(file(), directory.resolve("noted" + i), "p" + i, 5, 5));
        }
        for (int i = 0; i < 4; i++) {
            assertThat(processes.get(i).waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(directory.resolve("noted" + i + ".log")).isEmptyFile();
            assertThat(StoreProcess.noted(directory.resolve("noted" + i))).hasSize(25);
        }
        assertThat(onlyWholeRuns()).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void hasOnlyWholeRunsAfterItsWriterWasKilled() throws Exception {
        Random random = new Random(20260302);
        List<String> noted = new ArrayList<>();
        for (int kill = 0; kill < 3; kill++) {
            Path notes = directory.resolve("kill" + kill);
            Process process = StoreProcess.start(file(), notes, "k" + kill, 2, ENDLESS);
            try {
                waitFor(process, notes, 5 + random.nextInt(20));
                TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
            } finally {
                process.destroyForcibly().waitFor();
            }
            noted.addAll(StoreProcess.noted(notes));
            assertThat(onlyWholeRuns()).containsAll(noted);
        }
        QualityStore.file(file()).save(SampleRuns.large("loans", "after", Instant.now()));
        assertThat(onlyWholeRuns()).contains("after").hasSizeGreaterThan(noted.size());
    }

    private static void waitFor(Process process, Path notes, int runs) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (StoreProcess.noted(notes).size() < runs) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as("the process writes")
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    /** The ids of all runs, each of them looked at. */
    private List<String> onlyWholeRuns() throws IOException {
        assertThat(Files.size(file())).isPositive();
        Database database = Database.file(file());
        assertThat(database.<List<String>>read(
                        connection -> Rows.list(connection, row -> row.getString(1), "PRAGMA integrity_check")))
                .containsExactly("ok");
        List<String> ids = database.read(
                connection -> Rows.list(connection, row -> row.getString(1), "SELECT run_id FROM quality_runs"));
        assertThat(counts(database, "quality_metrics", SampleRuns.METRICS)).isEqualTo(ids.size());
        assertThat(counts(database, "quality_results", SampleRuns.RESULTS)).isEqualTo(ids.size());
        assertThat(counts(database, "quality_profiles", 1)).isEqualTo(ids.size());
        assertThat(QualityStore.file(file()).run(ids.get(ids.size() - 1)))
                .hasValueSatisfying(run -> assertThat(run.profile()).isEqualTo(SampleRuns.profile()));
        return ids;
    }

    /** How many runs a table has rows of, all of which must have so many. */
    private static int counts(Database database, String table, int ofEach) {
        List<Integer> counts = database.read(connection ->
                Rows.list(connection, row -> row.getInt(1), "SELECT count(*) FROM " + table + " GROUP BY run_id"));
        assertThat(counts).containsOnly(ofEach);
        return counts.size();
    }
}
