package io.penstock.benchmarks.schedule;

import com.sun.management.OperatingSystemMXBean;
import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.benchmarks.Project;
import io.penstock.extract.rows.RowsExtractor;
import io.penstock.load.rows.RowsLoader;
import io.penstock.schedule.PipelineScheduler;
import io.penstock.schedule.history.RunState;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.plan.SchedulerSettings;
import io.penstock.schedule.trigger.DailyTrigger;
import io.penstock.schedule.trigger.IntervalTrigger;
import io.penstock.state.SqlStateStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * 10,000 schedules on one node: CPU while nothing is due, and the time from the due time to the begin of the run while 50 of them fire each second.
 * Before the figures are told, it is proven that every due time was run once.
 */
public final class BenchmarkSchedule {
    private static final int SCHEDULES = 10_000;
    private static final int FIRING = 50;

    private BenchmarkSchedule() {}

    /** A row of the trivial pipeline. */
    public record Tick(long id) {}

    /**
     * The program; ends with 0 when done, 1 when a due time was missed or doubled.
     *
     * @param args seconds to measure; 60 by default
     */
    public static void main(String[] args) throws Exception {
        int seconds = args.length == 0 ? 60 : Integer.parseInt(args[0]);
        Path directory = Files.createTempDirectory("penstock-schedule");
        System.out.println(
                "| store | start of 10,000 s | idle CPU, percent of a core | firings | delay p50 ms | p99 ms | max ms"
                        + " | CPU ms a firing |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        boolean good =
                measure("SQLite", directory.resolve("schedule.db").toString(), directory.resolve("state.db"), seconds);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            good &= measure(
                    "PostgreSQL", server.getJdbcUrl("postgres", "postgres"), directory.resolve("state2.db"), seconds);
        }
        System.out.println("\n" + seconds + " s each on " + Project.machine()
                + ". CPU is that of the scheduler's process, without the PostgreSQL server.");
        System.exit(good ? 0 : 1);
    }

    /** Each run is remembered, as always; here in a file that is thrown away. */
    private static PipelineScheduler.Builder scheduler(SchedulerSettings settings, Path state) {
        return PipelineScheduler.create(settings)
                .engine(LocalEngine.create().threads(1).state(SqlStateStore.file(state)));
    }

    private static boolean measure(String store, String url, Path state, int seconds)
            throws InterruptedException, IOException {
        AtomicLong loaded = new AtomicLong();
        List<Schedule> schedules = new ArrayList<>();
        for (int i = 0; i < SCHEDULES - FIRING; i++) {
            LocalTime time = LocalTime.now(ZoneOffset.UTC)
                    .plusHours(6)
                    .plusSeconds(i % 3600)
                    .withNano(0);
            schedules.add(Schedule.of("daily_" + i, pipeline("daily_" + i, loaded), DailyTrigger.at(time)));
        }
        SchedulerSettings settings = SchedulerSettings.create().store(url).threads(8);
        long start = System.nanoTime();
        try (PipelineScheduler scheduler =
                scheduler(settings, state).addAll(schedules).start()) {
            double started = (System.nanoTime() - start) / 1e9;
            Thread.sleep(5000);
            double idle = cpuShare(seconds / 2);
            scheduler.stop(Duration.ofSeconds(5));
            List<Schedule> all = new ArrayList<>(schedules);
            for (int i = 0; i < FIRING; i++) {
                all.add(Schedule.of(
                        "second_" + i,
                        pipeline("second_" + i, loaded),
                        IntervalTrigger.every(Duration.ofSeconds(1))
                                .from(Instant.EPOCH.plusMillis(i * 1000L / FIRING))));
            }
            return fire(store, settings, state, all, seconds, started, idle);
        }
    }

    private static boolean fire(
            String store,
            SchedulerSettings settings,
            Path state,
            List<Schedule> all,
            int seconds,
            double started,
            double idle)
            throws InterruptedException {
        try (PipelineScheduler scheduler =
                scheduler(settings, state).addAll(all).start()) {
            Thread.sleep(10_000);
            Instant from = Instant.now();
            double busy = cpuShare(seconds);
            Instant to = Instant.now().minusSeconds(3);
            List<Double> delays = new ArrayList<>();
            long expected = 0;
            boolean good = true;
            for (int i = 0; i < FIRING; i++) {
                String name = "second_" + i;
                List<ScheduledRun> runs = scheduler.history(name, 100_000).stream()
                        .filter(run -> run.due().isAfter(from) && !run.due().isAfter(to))
                        .toList();
                long wanted = to.toEpochMilli() / 1000 - from.toEpochMilli() / 1000;
                expected += wanted;
                good &= Math.abs(runs.size() - wanted) <= 1;
                for (ScheduledRun run : runs) {
                    good &= run.state() == RunState.SUCCEEDED;
                    delays.add(Duration.between(
                                            run.due(),
                                            Objects.requireNonNull(
                                                    run.progress().startedAt()))
                                    .toNanos()
                            / 1e6);
                }
            }
            delays.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.2f | %,d | %.0f | %.0f | %.0f | %.1f |%n",
                    store,
                    started,
                    idle * 100,
                    delays.size(),
                    delays.get(delays.size() / 2),
                    delays.get((int) (delays.size() * 0.99)),
                    delays.get(delays.size() - 1),
                    busy * seconds * 1000 / Math.max(1, FIRING * (double) seconds));
            if (!good) {
                System.out.println(
                        store + ": " + delays.size() + " runs where about " + expected + " were due, or some failed");
            }
            return good;
        }
    }

    private static Pipeline pipeline(String name, AtomicLong loaded) {
        return Pipeline.named(name)
                .extract(RowsExtractor.rows(List.of(new Tick(1))))
                .load(RowsLoader.consumer(Tick.class, row -> loaded.incrementAndGet()))
                .build();
    }

    /** CPU of this process over a time, as a share of one core. */
    private static double cpuShare(int seconds) throws InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        Thread.sleep(seconds * 1000L);
        return (double) (system.getProcessCpuTime() - cpu) / (System.nanoTime() - wall);
    }
}
