package io.penstock.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.LocalEngine;
import io.penstock.schedule.history.RunState;
import io.penstock.schedule.history.ScheduleEvent;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.plan.SchedulerSettings;
import io.penstock.schedule.policy.Misfire;
import io.penstock.schedule.policy.Overlap;
import io.penstock.schedule.trigger.IntervalTrigger;
import io.penstock.schedule.trigger.ManualTrigger;
import io.penstock.state.MemoryStateStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The scheduler as it runs, on a real store. */
@Timeout(60)
abstract class SchedulerContract {
    private final MemoryStateStore ledger = new MemoryStateStore();
    private final List<ScheduleEvent> events = Collections.synchronizedList(new ArrayList<>());
    private SchedulerSettings settings = SchedulerSettings.create();

    /** The URL or file of a new, empty store. */
    abstract String store() throws Exception;

    @BeforeEach
    void settings() throws Exception {
        settings = SchedulerSettings.create()
                .store(store())
                .poll(Duration.ofMillis(50))
                .lease(Duration.ofSeconds(2));
    }

    private PipelineScheduler.Builder scheduler(Schedule... schedules) {
        return PipelineScheduler.create(settings)
                .addAll(List.of(schedules))
                .listener(events::add)
                .engine(LocalEngine.create().threads(1).state(ledger));
    }

    private static Schedule everySecond(String name, Slow slow) {
        return Schedule.of(name, slow.pipeline(name), IntervalTrigger.every(Duration.ofSeconds(1)));
    }

    private static Schedule byHand(String name, Slow slow) {
        return Schedule.of(name, slow.pipeline(name), new ManualTrigger());
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(end);
            Thread.sleep(10);
        }
    }

    @Test
    void runsEverySecondAndGoesOnAfterARestart() throws Exception {
        Slow slow = new Slow(0);
        Schedule schedule = everySecond("ticks", slow).misfire(Misfire.RUN_ALL).overlap(Overlap.QUEUE);
        try (PipelineScheduler scheduler = scheduler(schedule).start()) {
            until(() -> scheduler.history("ticks", 10).stream()
                            .filter(run -> run.state() == RunState.SUCCEEDED)
                            .count()
                    >= 2);
            assertThat(scheduler.nodes()).containsExactly(scheduler.node());
            assertThat(scheduler.metrics("ticks", Duration.ofDays(1)).successRate())
                    .isEqualTo(1);
        }
        Thread.sleep(2500);
        try (PipelineScheduler scheduler = scheduler(schedule).start()) {
            until(() -> scheduler.history("ticks", 100).stream()
                            .filter(run -> run.state() == RunState.SUCCEEDED)
                            .count()
                    >= 6);
            List<ScheduledRun> runs = new ArrayList<>(scheduler.history("ticks", 100));
            Collections.reverse(runs);
            for (int i = 1; i < runs.size(); i++) {
                assertThat(runs.get(i).start()).isEqualTo(runs.get(i - 1).end());
            }
        }
    }

    @Test
    void aDueRunIsSkippedWhileTheOneBeforeItIsUnderWayAndThatIsNoFailure() throws Exception {
        Slow slow = new Slow(20_000);
        try (PipelineScheduler scheduler = scheduler(everySecond("ticks", slow)).start()) {
            until(() -> scheduler.history("ticks", 10).stream().anyMatch(run -> run.state() == RunState.SKIPPED));
            slow.release.countDown();
            until(() -> scheduler.history("ticks", 10).stream().anyMatch(run -> run.state() == RunState.SUCCEEDED));
            assertThat(slow.most).hasValue(1);
            assertThat(scheduler.metrics("ticks", Duration.ofDays(1)).isHealthy())
                    .isTrue();
            assertThat(scheduler.metrics("ticks", Duration.ofDays(1)).successRate())
                    .isEqualTo(1);
        }
    }

    @Test
    void noMoreRunAtATimeThanAllowedAndTheOldestGoesFirst() throws Exception {
        Slow slow = new Slow(300);
        Schedule schedule = byHand("loads", slow).overlap(Overlap.allow(2));
        try (PipelineScheduler scheduler = scheduler(schedule).start()) {
            List<ScheduledRun> asked = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                asked.add(scheduler.runNow("loads"));
            }
            for (ScheduledRun run : asked) {
                assertThat(scheduler.await(run.id(), Duration.ofSeconds(30)).state())
                        .isEqualTo(RunState.SUCCEEDED);
            }
            assertThat(slow.most).hasValue(2);
        }
    }

    @Test
    void schedulesOfAPoolShareItsPlacesAndTheMoreUrgentGoesFirst() throws Exception {
        settings = settings.pool("database", 1);
        Slow first = new Slow(20_000);
        Slow slow = new Slow(100);
        try (PipelineScheduler scheduler = scheduler(
                        byHand("first", first).pool("database"),
                        byHand("low", slow).pool("database").priority(-5),
                        byHand("high", slow).pool("database").priority(5))
                .start()) {
            scheduler.runNow("first");
            until(() -> first.begun.get() == 1);
            ScheduledRun low = scheduler.runNow("low");
            ScheduledRun high = scheduler.runNow("high");
            Thread.sleep(500);
            assertThat(slow.begun).hasValue(0);
            first.release.countDown();
            ScheduledRun lowDone = scheduler.await(low.id(), Duration.ofSeconds(20));
            ScheduledRun highDone = scheduler.await(high.id(), Duration.ofSeconds(20));
            assertThat(slow.most).hasValue(1);
            assertThat(highDone.progress().startedAt())
                    .isBefore(lowDone.progress().startedAt());
        }
    }

    @Test
    void aRunThatTakesTooLongIsCancelledAndHasFailed() throws Exception {
        Slow slow = new Slow(30_000);
        try (PipelineScheduler scheduler =
                scheduler(byHand("loads", slow).timeout(Duration.ofMillis(300))).start()) {
            ScheduledRun run = scheduler.await(scheduler.runNow("loads").id(), Duration.ofSeconds(20));
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.errorCode()).isEqualTo("PEN-8620");
            assertThat(slow.running).hasValue(0);
        }
    }

    @Test
    void aRunIsCancelledFromAnotherProcess() throws Exception {
        Slow slow = new Slow(30_000);
        Schedule schedule = byHand("loads", slow);
        try (PipelineScheduler scheduler = scheduler(schedule).start();
                PipelineScheduler other = scheduler(schedule).open()) {
            ScheduledRun asked = other.runNow("loads");
            until(() -> slow.begun.get() == 1);
            assertThat(other.cancel(asked.id())).isTrue();
            ScheduledRun run = scheduler.await(asked.id(), Duration.ofSeconds(20));
            assertThat(run.state()).isEqualTo(RunState.CANCELLED);
            assertThat(other.cancel(asked.id())).isFalse();
        }
    }

    @Test
    void aNodeThatStopsWaitsForItsRuns() throws Exception {
        Slow slow = new Slow(500);
        PipelineScheduler scheduler = scheduler(byHand("loads", slow)).start();
        ScheduledRun asked = scheduler.runNow("loads");
        until(() -> slow.begun.get() == 1);
        scheduler.stop(Duration.ofSeconds(20));
        assertThat(events).extracting(ScheduleEvent::kind).endsWith(ScheduleEvent.Kind.SUCCEEDED);
        assertThat(asked.id()).startsWith("loads@");
    }

    @Test
    void whatIsNotOverWhenANodeStopsIsHandedToAnother() throws Exception {
        Slow slow = new Slow(30_000);
        Schedule schedule = byHand("loads", slow);
        PipelineScheduler first = scheduler(schedule).start();
        ScheduledRun asked = first.runNow("loads");
        until(() -> slow.begun.get() == 1);
        first.stop(Duration.ZERO);
        assertThat(slow.running).hasValue(0);
        assertThat(events).extracting(ScheduleEvent::kind).endsWith(ScheduleEvent.Kind.HANDED_BACK);

        slow.release.countDown();
        try (PipelineScheduler second = scheduler(schedule).start()) {
            ScheduledRun run = second.await(asked.id(), Duration.ofSeconds(20));
            assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(run.progress().node()).isEqualTo(second.node());
            assertThat(run.progress().attempt()).isEqualTo(1);
            assertThat(run.progress().token()).isEqualTo(2);
        }
    }

    @Test
    void twoNodesShareTheWorkAndNoRunIsDoneTwice() throws Exception {
        Slow slow = new Slow(30);
        Schedule schedule = everySecond("ticks", slow).misfire(Misfire.RUN_ALL).overlap(Overlap.allow(3));
        try (PipelineScheduler one = scheduler(schedule).start();
                PipelineScheduler two = scheduler(schedule).start()) {
            until(() -> one.nodes().size() == 2);
            until(() -> one.history("ticks", 100).stream()
                            .filter(run -> run.state() == RunState.SUCCEEDED)
                            .count()
                    >= 5);
            one.pause("ticks");
            assertThat(two.status().get(0).mode()).isEqualTo(io.penstock.schedule.history.ScheduleStatus.Mode.PAUSED);
        }
        assertThat(events.stream()
                        .filter(event -> event.kind() == ScheduleEvent.Kind.SUCCEEDED)
                        .map(event -> event.run().id()))
                .doesNotHaveDuplicates()
                .hasSize(slow.begun.get());
    }

    @Test
    void aClockThatIsWrongDoesNotCount() throws Exception {
        Slow slow = new Slow(0);
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(3));
        try (PipelineScheduler scheduler =
                scheduler(everySecond("ticks", slow)).clock(ahead).start()) {
            until(() -> scheduler.history("ticks", 10).stream().anyMatch(run -> run.state() == RunState.SUCCEEDED));
            assertThat(Duration.between(
                                    scheduler.history("ticks", 1).get(0).due(),
                                    Clock.systemUTC().instant())
                            .abs())
                    .isLessThan(Duration.ofSeconds(10));
        }
    }
}
