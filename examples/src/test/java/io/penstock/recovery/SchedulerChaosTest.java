package io.penstock.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schedule.PipelineScheduler;
import io.penstock.schedule.history.RunState;
import io.penstock.schedule.history.ScheduledRun;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three schedulers in processes of their own share a store. Again and again one of them is killed (SIGKILL) and started anew, or stopped for longer than
 * its lease (SIGSTOP, SIGCONT); their clocks differ by minutes. Afterwards every interval since the beginning has been loaded, and each exactly once.
 */
@Timeout(240)
class SchedulerChaosTest {
    private static final Duration CHAOS = Duration.ofSeconds(Integer.getInteger("chaos.seconds", 35));
    private static final List<Long> SKEWS = List.of(0L, 240_000L, -90_000L);

    @TempDir
    Path directory;

    private final List<Process> nodes = new ArrayList<>();
    private int started;

    @Test
    void eachIntervalIsLoadedOnceWithOneSqliteFile() throws Exception {
        survive(
                directory.resolve("schedule.db").toString(),
                "jdbc:sqlite:" + directory.resolve("target-#.db"),
                new Random(1));
    }

    @Test
    void eachIntervalIsLoadedOnceWithPostgres() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            survive(url, url, new Random(2));
        }
    }

    private void survive(String store, String target, Random random) throws Exception {
        int kills = 0;
        int stops = 0;
        try {
            for (int i = 0; i < SKEWS.size(); i++) {
                nodes.add(start(i, store, target));
            }
            Thread.sleep(4000);
            long end = System.nanoTime() + CHAOS.toNanos();
            while (System.nanoTime() < end) {
                int victim = random.nextInt(nodes.size());
                if ((kills + stops) % 3 < 2) {
                    nodes.get(victim).destroyForcibly().waitFor();
                    kills++;
                    Thread.sleep(random.nextInt(1500));
                    nodes.set(victim, start(victim, store, target));
                } else {
                    signal("-STOP", nodes.get(victim));
                    stops++;
                    Thread.sleep(ChaosNode.LEASE.toMillis() * 2 + random.nextInt(2000));
                    signal("-CONT", nodes.get(victim));
                }
                Thread.sleep(500 + random.nextInt(1500));
            }
        } finally {
            for (Process node : nodes) {
                node.destroyForcibly().waitFor();
            }
        }
        assertThat(kills).isPositive();
        assertThat(stops).isPositive();
        finish(store, target);
    }

    private Process start(int number, String store, String target) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                ChaosNode.class.getName(),
                store,
                target,
                "node-" + number + "-" + started++,
                String.valueOf(SKEWS.get(number)));
        File log = directory.resolve("node-" + number + ".log").toFile();
        return process.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private static void signal(String signal, Process node) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, String.valueOf(node.pid())).start().waitFor();
    }

    /** One more scheduler brings everything to its end; then the target is compared with the history. */
    private static void finish(String store, String target) throws Exception {
        try (PipelineScheduler scheduler =
                ChaosNode.scheduler(store, target, "last").start()) {
            for (int i = 0; i < ChaosNode.SCHEDULES; i++) {
                caughtUp(scheduler, "loads_" + i);
                scheduler.pause("loads_" + i);
            }
            for (int i = 0; i < ChaosNode.SCHEDULES; i++) {
                String name = "loads_" + i;
                scheduler.resume(name);
                caughtUp(scheduler, name);
                scheduler.pause(name);
                drained(scheduler, name);
            }
            int firings = 0;
            for (int i = 0; i < ChaosNode.SCHEDULES; i++) {
                firings += compare(scheduler, "loads_" + i, target.replace("#", String.valueOf(i)));
            }
            assertThat(firings).isGreaterThan(200);
        }
    }

    private static void caughtUp(PipelineScheduler scheduler, String name) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (scheduler.history(name, 1).isEmpty()
                || scheduler
                        .history(name, 1)
                        .get(0)
                        .end()
                        .isBefore(Instant.now().minusSeconds(3))) {
            assertThat(System.nanoTime()).as("caught up").isLessThan(limit);
            Thread.sleep(50);
        }
    }

    /** Runs that wait while their schedule is paused would wait on, so it is resumed while there are some. */
    private static void drained(PipelineScheduler scheduler, String name) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (scheduler.history(name, 100_000).stream()
                .anyMatch(run -> !run.state().isFinal())) {
            assertThat(System.nanoTime()).as("every run has ended").isLessThan(limit);
            scheduler.resume(name);
            Thread.sleep(150);
            scheduler.pause(name);
        }
    }

    private static int compare(PipelineScheduler scheduler, String name, String url) throws SQLException {
        List<ScheduledRun> runs = new ArrayList<>(scheduler.history(name, 100_000));
        Collections.reverse(runs);
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.state()).as(run.id() + ": " + run.message()).isEqualTo(RunState.SUCCEEDED);
            assertThat(Duration.between(run.start(), run.end())).isEqualTo(Duration.ofSeconds(1));
        });
        for (int i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i).start()).isEqualTo(runs.get(i - 1).end());
        }
        Map<Long, Integer> expected = new TreeMap<>();
        runs.forEach(run -> expected.put(run.end().toEpochMilli(), ChaosNode.ROWS));
        assertThat(loaded(name, url)).isEqualTo(expected);
        return runs.size();
    }

    /** Rows in the target by the end of their interval. */
    private static Map<Long, Integer> loaded(String name, String url) throws SQLException {
        Map<Long, Integer> counts = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + name)) {
            while (rows.next()) {
                counts.merge(rows.getLong(3), 1, Integer::sum);
            }
        }
        return counts;
    }
}
