package io.penstock.recovery;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.extract.rows.RowsExtractor;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.schedule.PipelineScheduler;
import io.penstock.schedule.plan.DataInterval;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.plan.SchedulerSettings;
import io.penstock.schedule.policy.Misfire;
import io.penstock.schedule.policy.Overlap;
import io.penstock.schedule.policy.RetryRule;
import io.penstock.schedule.trigger.IntervalTrigger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** One of several schedulers that share a store and are killed and stopped by {@link SchedulerChaosTest}. */
public final class ChaosNode {
    static final int SCHEDULES = 8;
    static final int ROWS = 5;
    static final Duration LEASE = Duration.ofSeconds(2);

    private ChaosNode() {}

    /** What is loaded: a few rows for each interval. */
    public record Load(String schedule, long intervalStart, long intervalEnd, int part) {}

    /**
     * Runs until it is killed.
     *
     * @param args store, target with {@code #} for the number of the schedule, name of the node, error of its clock in milliseconds
     */
    public static void main(String[] args) throws InterruptedException {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMillis(Long.parseLong(args[3])));
        try (PipelineScheduler scheduler =
                scheduler(args[0], args[1], args[2]).clock(clock).start()) {
            Thread.sleep(Duration.ofHours(1).toMillis());
            scheduler.stop(Duration.ZERO);
        }
    }

    static PipelineScheduler.Builder scheduler(String store, String target, String node) {
        PipelineScheduler.Builder scheduler = PipelineScheduler.create(SchedulerSettings.create()
                        .store(store)
                        .node(node)
                        .threads(4)
                        .poll(Duration.ofMillis(100))
                        .lease(LEASE))
                .engine(LocalEngine.create().threads(1));
        schedules(target).forEach(scheduler::add);
        return scheduler;
    }

    static List<Schedule> schedules(String target) {
        List<Schedule> all = new ArrayList<>();
        for (int i = 0; i < SCHEDULES; i++) {
            String name = "loads_" + i;
            String url = target.replace("#", String.valueOf(i));
            all.add(Schedule.of(
                            name,
                            name,
                            interval -> pipeline(name, url, interval),
                            IntervalTrigger.every(Duration.ofSeconds(1)))
                    .misfire(Misfire.RUN_ALL.limit(100_000))
                    .overlap(Overlap.allow(2))
                    .retry(RetryRule.times(1000)
                            .delay(Duration.ofMillis(300))
                            .factor(1)
                            .on(RetryRule.Kind.ANY)));
        }
        return all;
    }

    private static Pipeline pipeline(String name, String url, DataInterval interval) {
        return Pipeline.named(name)
                .extract(RowsExtractor.rows(
                        Load.class,
                        () -> IntStream.range(0, ROWS).mapToObj(part -> {
                            pause();
                            return new Load(
                                    name,
                                    interval.start().toEpochMilli(),
                                    interval.end().toEpochMilli(),
                                    part);
                        })))
                .load(DatabaseLoader.jdbc(url).table(name).mode(WriteMode.APPEND))
                .build();
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(40));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
