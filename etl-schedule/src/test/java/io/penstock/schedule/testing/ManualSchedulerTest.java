package io.penstock.schedule.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schedule.history.RunKind;
import io.penstock.schedule.history.RunState;
import io.penstock.schedule.history.ScheduleEvent;
import io.penstock.schedule.history.ScheduleMetrics;
import io.penstock.schedule.history.ScheduleStatus;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.schedule.plan.DataInterval;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.plan.ScheduleErrors;
import io.penstock.schedule.plan.SchedulerSettings;
import io.penstock.schedule.policy.Misfire;
import io.penstock.schedule.policy.RetryRule;
import io.penstock.schedule.policy.Sla;
import io.penstock.schedule.trigger.AfterTrigger;
import io.penstock.schedule.trigger.DailyTrigger;
import io.penstock.schedule.trigger.FileTrigger;
import io.penstock.schedule.trigger.IntervalTrigger;
import io.penstock.schedule.trigger.ManualTrigger;
import io.penstock.schedule.trigger.Trigger;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Alarms;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.MemorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scheduler does about time, trouble and dependencies, on the real one with a clock that is set. */
class ManualSchedulerTest {
    private static final String START = "2026-03-01T00:00:00Z";

    private final List<DataInterval> loaded = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();

    private Schedule schedule(String name, Trigger trigger) {
        return Schedule.of(name, name, interval -> pipeline(name, interval), trigger);
    }

    private Pipeline pipeline(String name, DataInterval interval) {
        if (broken.contains(name)) {
            throw new ExtractException(Problem.of(ScheduleErrors.UNEXPECTED, "the source is away")).passing();
        }
        loaded.add(interval);
        return Pipeline.named(name)
                .extract(MemorySource.of(Schema.of(Field.of("id", Type.INT64))).row(1L))
                .load(MemorySink.create())
                .build();
    }

    @Test
    void aMonthOfDailyRunsIsDoneAtOnceAndEachLoadsItsDay() {
        try (ManualScheduler scheduler =
                ManualScheduler.at(START, schedule("loans", DailyTrigger.at(LocalTime.of(2, 0))))) {
            scheduler.advance(Duration.ofDays(31));

            List<ScheduledRun> runs = scheduler.history("loans");
            assertThat(runs).hasSize(31).allMatch(run -> run.state() == RunState.SUCCEEDED);
            assertThat(runs.get(0).due()).isEqualTo("2026-03-01T02:00:00Z");
            assertThat(runs.get(0).start()).isEqualTo("2026-02-28T02:00:00Z");
            assertThat(runs.get(0).progress().startedAt()).isEqualTo("2026-03-01T02:00:00Z");
            for (int i = 1; i < runs.size(); i++) {
                assertThat(runs.get(i).start()).isEqualTo(runs.get(i - 1).end());
            }
            assertThat(loaded).hasSize(31);
            assertThat(loaded.get(30).variables())
                    .containsEntry("interval.start", "2026-03-30T02:00:00Z")
                    .containsEntry("interval.end_date", "2026-03-31");
        }
    }

    @Test
    void missedDueTimesMakeOneRunOverAllOfThem() {
        try (ManualScheduler scheduler =
                ManualScheduler.at(START, schedule("loans", DailyTrigger.at(LocalTime.of(2, 0))))) {
            scheduler.advance(Duration.ofDays(2));
            scheduler.sleep(Duration.ofDays(5));
            scheduler.runDue();

            List<ScheduledRun> runs = scheduler.history("loans");
            assertThat(runs).hasSize(3);
            assertThat(runs.get(2).start()).isEqualTo("2026-03-02T02:00:00Z");
            assertThat(runs.get(2).end()).isEqualTo("2026-03-07T02:00:00Z");
        }
    }

    @Test
    void missedDueTimesMakeARunEachUpToTheLimitAndTheRestIsTold() {
        Schedule each = schedule("loans", DailyTrigger.at(LocalTime.of(2, 0)))
                .misfire(Misfire.RUN_ALL.limit(3))
                .overlap(io.penstock.schedule.policy.Overlap.QUEUE);
        try (ManualScheduler scheduler = ManualScheduler.at(START, each)) {
            scheduler.sleep(Duration.ofDays(5));
            scheduler.runDue();

            List<ScheduledRun> runs = scheduler.history("loans");
            assertThat(runs)
                    .extracting(ScheduledRun::state)
                    .containsExactly(RunState.SKIPPED, RunState.SUCCEEDED, RunState.SUCCEEDED, RunState.SUCCEEDED);
            assertThat(runs.get(0).message())
                    .isEqualTo("due while no scheduler ran: 2026-03-01T02:00:00Z to 2026-03-02T02:00:00Z");
            assertThat(loaded).extracting(DataInterval::end).isSorted();
        }
    }

    @Test
    void missedDueTimesAreSkippedWhenAskedForButOneThatIsHardlyLateRuns() {
        Schedule none = schedule("loans", DailyTrigger.at(LocalTime.of(2, 0))).misfire(Misfire.SKIP);
        try (ManualScheduler scheduler = ManualScheduler.at(START, none)) {
            scheduler.sleep(Duration.ofDays(2).plusHours(2).plusSeconds(30));
            scheduler.runDue();

            assertThat(scheduler.history("loans"))
                    .extracting(ScheduledRun::state)
                    .containsExactly(RunState.SKIPPED, RunState.SUCCEEDED);
        }
    }

    @Test
    void aFailedRunIsTriedAgainWithGrowingDelaysAndRecovers() {
        List<Alarms.Alarm> raised = new ArrayList<>();
        List<String> cleared = new ArrayList<>();
        Alarms alarms = new Alarms() {
            @Override
            public void raise(Alarm alarm) {
                raised.add(alarm);
            }

            @Override
            public void clear(String pipeline, String what, String reason) {
                cleared.add(what);
            }
        };
        Schedule schedule = schedule("loans", DailyTrigger.at(LocalTime.of(2, 0)))
                .retry(RetryRule.times(2).delay(Duration.ofMinutes(10)).jitter(0));
        broken.add("loans");
        try (ManualScheduler scheduler =
                ManualScheduler.at(Instant.parse(START), List.of(schedule), SchedulerSettings.create(), alarms)) {
            scheduler.advance(Duration.ofDays(1));

            ScheduledRun failed = scheduler.history("loans").get(0);
            assertThat(failed.state()).isEqualTo(RunState.FAILED);
            assertThat(failed.progress().attempt()).isEqualTo(3);
            assertThat(failed.progress().finishedAt()).isEqualTo("2026-03-01T02:30:00Z");
            assertThat(failed.message()).contains("the source is away");
            assertThat(raised).singleElement().satisfies(alarm -> {
                assertThat(alarm.what()).isEqualTo("schedule(loans) failed");
                assertThat(alarm.runId()).isEqualTo("loans@2026-03-01T02:00:00Z");
            });

            broken.clear();
            scheduler.advance(Duration.ofDays(1));
            assertThat(cleared).containsExactly("schedule(loans) failed");
            assertThat(scheduler.events())
                    .extracting(ScheduleEvent::kind)
                    .endsWith(ScheduleEvent.Kind.STARTED, ScheduleEvent.Kind.RECOVERED);

            ScheduleMetrics metrics = scheduler.metrics("loans", Duration.ofDays(7));
            assertThat(metrics.runs()).isEqualTo(2);
            assertThat(metrics.successRate()).isEqualTo(0.5);
            assertThat(metrics.rows()).isEqualTo(1);
            assertThat(metrics.isHealthy()).isTrue();
            assertThat(metrics.next()).isEqualTo("2026-03-03T02:00:00Z");
        }
    }

    @Test
    void aFailureOfAnotherKindIsNotTriedAgain() {
        broken.add("loans");
        Schedule schedule = schedule("loans", DailyTrigger.at(LocalTime.of(2, 0)))
                .retry(RetryRule.times(5).on(RetryRule.Kind.LOAD, RetryRule.Kind.TIMEOUT));
        try (ManualScheduler scheduler = ManualScheduler.at(START, schedule)) {
            scheduler.advance(Duration.ofDays(1));
            assertThat(scheduler.history("loans")).singleElement().satisfies(run -> {
                assertThat(run.state()).isEqualTo(RunState.FAILED);
                assertThat(run.progress().attempt()).isEqualTo(1);
            });
        }
    }

    @Test
    void oneScheduleWaitsForTwoAndGetsTheirInterval() {
        try (ManualScheduler scheduler = ManualScheduler.at(
                START,
                schedule("loans", DailyTrigger.at(LocalTime.of(0, 0))),
                schedule("hourly", IntervalTrigger.every(Duration.ofHours(1))),
                schedule("report", AfterTrigger.of("loans", "hourly")),
                schedule("mail", AfterTrigger.of("report")))) {
            scheduler.advance(Duration.ofDays(3));

            List<ScheduledRun> reports = scheduler.history("report");
            assertThat(reports).hasSize(3).allMatch(run -> run.state() == RunState.SUCCEEDED);
            assertThat(reports.get(1).start()).isEqualTo("2026-03-02T00:00:00Z");
            assertThat(reports.get(1).end()).isEqualTo("2026-03-03T00:00:00Z");
            assertThat(scheduler.history("mail"))
                    .extracting(ScheduledRun::end)
                    .containsExactlyElementsOf(
                            reports.stream().map(ScheduledRun::end).toList());
        }
    }

    @Test
    void whatWaitsForAFailureIsStoppedAndMadeUpForWhenThatIsMadeGood() {
        broken.add("loans");
        try (ManualScheduler scheduler = ManualScheduler.at(
                START,
                schedule("loans", DailyTrigger.at(LocalTime.of(0, 0))),
                schedule("report", AfterTrigger.of("loans")),
                schedule("mail", AfterTrigger.of("report")),
                schedule("tidy", AfterTrigger.of("loans").when(AfterTrigger.When.ALL_DONE)),
                schedule("sorry", AfterTrigger.of("loans").when(AfterTrigger.When.ANY_FAILED)))) {
            scheduler.advance(Duration.ofDays(1));
            assertThat(scheduler.history("report")).singleElement().satisfies(run -> {
                assertThat(run.state()).isEqualTo(RunState.UPSTREAM_FAILED);
                assertThat(run.message()).isEqualTo("loans@2026-03-02T00:00:00Z is failed");
            });
            assertThat(states(scheduler, "mail")).containsExactly(RunState.UPSTREAM_FAILED);
            assertThat(states(scheduler, "tidy")).containsExactly(RunState.SUCCEEDED);
            assertThat(states(scheduler, "sorry")).containsExactly(RunState.SUCCEEDED);

            broken.clear();
            List<ScheduledRun> again = scheduler.backfill(
                    "loans", Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"));
            assertThat(again)
                    .singleElement()
                    .satisfies(run -> assertThat(run.kind()).isEqualTo(RunKind.BACKFILL));
            scheduler.runDue();
            assertThat(states(scheduler, "loans")).containsExactly(RunState.SUCCEEDED);
            assertThat(states(scheduler, "report")).containsExactly(RunState.SUCCEEDED);
            assertThat(states(scheduler, "mail")).containsExactly(RunState.SUCCEEDED);
            assertThat(states(scheduler, "sorry")).hasSize(1);

            scheduler.advance(Duration.ofDays(1));
            assertThat(states(scheduler, "mail")).containsExactly(RunState.SUCCEEDED, RunState.SUCCEEDED);
            assertThat(states(scheduler, "sorry")).hasSize(1);
        }
    }

    private static List<RunState> states(ManualScheduler scheduler, String name) {
        return scheduler.history(name).stream().map(ScheduledRun::state).toList();
    }

    @Test
    void schedulesInACircleAreRefusedWithTheCircle() {
        assertThatThrownBy(() -> ManualScheduler.at(
                        START,
                        schedule("a", AfterTrigger.of("c")),
                        schedule("b", AfterTrigger.of("a")),
                        schedule("c", AfterTrigger.of("b"))))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("[PEN-8611]")
                .hasMessageContaining("a → c → b → a");
    }

    @Test
    void whatIsUnknownToWaitForIsNamed() {
        assertThatThrownBy(() -> ManualScheduler.at(
                        START, schedule("loans", new ManualTrigger()), schedule("report", AfterTrigger.of("laons"))))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("[PEN-8612] schedule 'report'")
                .hasMessageContaining("Did you mean 'loans'?");
    }

    @Test
    void aBackfillDoesOnlyWhatIsMissingOrFailed() {
        try (ManualScheduler scheduler =
                ManualScheduler.at(START, schedule("loans", DailyTrigger.at(LocalTime.of(2, 0))))) {
            broken.add("loans");
            scheduler.advance(Duration.ofDays(1));
            broken.clear();
            scheduler.advance(Duration.ofDays(1));

            List<ScheduledRun> asked = scheduler.backfill(
                    "loans", Instant.parse("2026-02-26T00:00:00Z"), Instant.parse("2026-03-02T12:00:00Z"));
            assertThat(asked)
                    .extracting(ScheduledRun::id)
                    .containsExactly(
                            "loans@2026-02-27T02:00:00Z", "loans@2026-02-28T02:00:00Z", "loans@2026-03-01T02:00:00Z");
            scheduler.runDue();
            assertThat(states(scheduler, "loans")).hasSize(4).allMatch(state -> state == RunState.SUCCEEDED);
            assertThat(scheduler.backfill(
                            "loans", Instant.parse("2026-02-26T00:00:00Z"), Instant.parse("2026-03-02T12:00:00Z")))
                    .isEmpty();
            assertThatThrownBy(() -> scheduler.backfill(
                            "loans", Instant.parse("2026-02-26T00:00:00Z"), Instant.parse("2027-03-02T12:00:00Z")))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("[PEN-8617] backfill of schedule 'loans': the range ends in the future");
        }
    }

    @Test
    void aPauseKeepsDueTimesAndTurningOffForgetsThem() {
        try (ManualScheduler scheduler =
                ManualScheduler.at(START, schedule("loans", DailyTrigger.at(LocalTime.of(2, 0))))) {
            scheduler.pause("loans");
            scheduler.advance(Duration.ofDays(3));
            assertThat(scheduler.history("loans")).isEmpty();
            assertThat(scheduler.status())
                    .singleElement()
                    .satisfies(status -> assertThat(status.mode()).isEqualTo(ScheduleStatus.Mode.PAUSED));
            scheduler.resume("loans");
            scheduler.runDue();
            assertThat(scheduler.history("loans")).singleElement().satisfies(run -> {
                assertThat(run.start()).isEqualTo("2026-02-28T02:00:00Z");
                assertThat(run.end()).isEqualTo("2026-03-03T02:00:00Z");
            });

            scheduler.disable("loans");
            scheduler.advance(Duration.ofDays(3));
            scheduler.enable("loans");
            scheduler.advance(Duration.ofDays(1));
            assertThat(scheduler.history("loans")).hasSize(2);
            assertThat(scheduler.history("loans").get(1).start()).isEqualTo("2026-03-06T02:00:00Z");
        }
    }

    @Test
    void aRunByHandLoadsTheLastCompleteIntervalAndNothingWaitsForIt() {
        try (ManualScheduler scheduler = ManualScheduler.at(
                START,
                schedule("loans", DailyTrigger.at(LocalTime.of(2, 0))),
                schedule("report", AfterTrigger.of("loans")))) {
            ScheduledRun asked = scheduler.runNow("loans");
            scheduler.runDue();
            assertThat(scheduler.history("loans")).singleElement().satisfies(run -> {
                assertThat(run.id()).isEqualTo(asked.id());
                assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
                assertThat(run.end()).isEqualTo("2026-02-28T02:00:00Z");
            });
            assertThat(scheduler.history("report")).isEmpty();
            scheduler.runNow("report");
            assertThat(scheduler.cancel(scheduler.history("report").get(0).id()))
                    .isTrue();
            scheduler.runDue();
            assertThat(states(scheduler, "report")).containsExactly(RunState.CANCELLED);
        }
    }

    @Test
    void filesThatCameMakeOneRunAndOnlyOnce(@TempDir Path directory) throws IOException {
        Schedule arrivals =
                schedule("incoming", FileTrigger.on(directory + "/*.csv").quiet(Duration.ofSeconds(30)));
        try (ManualScheduler scheduler = ManualScheduler.at(START, arrivals)) {
            scheduler.advance(Duration.ofMinutes(1));
            assertThat(scheduler.history("incoming")).isEmpty();

            file(directory.resolve("a.csv"), "1", scheduler.now());
            file(directory.resolve("b.csv"), "2", scheduler.now());
            file(directory.resolve("c.txt"), "3", scheduler.now());
            scheduler.advance(Duration.ofSeconds(20));
            assertThat(scheduler.history("incoming")).isEmpty();
            scheduler.advance(Duration.ofMinutes(5));
            assertThat(scheduler.history("incoming")).hasSize(1);

            file(directory.resolve("a.csv"), "other", scheduler.now());
            scheduler.advance(Duration.ofMinutes(5));
            assertThat(scheduler.history("incoming")).hasSize(2).allMatch(run -> run.state() == RunState.SUCCEEDED);
            assertThat(scheduler.history("incoming").get(1).start())
                    .isEqualTo(scheduler.history("incoming").get(0).end());
        }
    }

    private static void file(Path file, String text, Instant changed) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(changed));
    }

    @Test
    void brokenPromisesAreToldOnceAndEndWhenTheyAreKept() {
        List<String> told = new ArrayList<>();
        Alarms alarms = new Alarms() {
            @Override
            public void raise(Alarm alarm) {
                told.add("+" + alarm.what());
            }

            @Override
            public void clear(String pipeline, String what, String reason) {
                told.add("-" + what);
            }
        };
        Schedule schedule = schedule("loans", DailyTrigger.at(LocalTime.of(2, 0)))
                .sla(Sla.NONE.lateAfter(Duration.ofHours(1)).notRunFor(Duration.ofHours(36)))
                .retry(RetryRule.times(30)
                        .delay(Duration.ofMinutes(10))
                        .factor(1)
                        .jitter(0));
        try (ManualScheduler scheduler =
                ManualScheduler.at(Instant.parse(START), List.of(schedule), SchedulerSettings.create(), alarms)) {
            scheduler.advance(Duration.ofDays(1));
            assertThat(told).isEmpty();
            broken.add("loans");
            scheduler.advance(Duration.ofHours(4));
            assertThat(told).containsExactly("+schedule(loans) late");
            broken.clear();
            scheduler.advance(Duration.ofHours(1));
            assertThat(told).containsExactly("+schedule(loans) late", "-schedule(loans) late");
            scheduler.pause("loans");
            scheduler.advance(Duration.ofDays(3));
            assertThat(told).endsWith("+schedule(loans) not run");
            scheduler.resume("loans");
            scheduler.advance(Duration.ofHours(1));
            assertThat(told).endsWith("-schedule(loans) not run");
        }
    }
}
