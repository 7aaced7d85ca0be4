package io.penstock.schedule.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.schedule.history.RunState;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.trigger.CronTrigger;
import io.penstock.schedule.trigger.DailyTrigger;
import io.penstock.schedule.trigger.MonthlyTrigger;
import io.penstock.schedule.trigger.TimeTrigger;
import io.penstock.schedule.trigger.WeeklyTrigger;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.MemorySource;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scheduler through the year 2024, which has a 29 February and two changes of clocks: what it ran, and when, is what a look at every minute of
 * the zone's clocks says, no more and no less.
 */
class ScheduledYearTest {
    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2025-01-01T00:00:00Z");

    private record Case(String name, TimeTrigger trigger, Predicate<LocalDateTime> fits) {}

    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"})
    void everyFiringOfAYear(String name) {
        ZoneId zone = ZoneId.of(name);
        List<Case> cases = List.of(
                new Case(
                        "daily",
                        DailyTrigger.at(LocalTime.of(1, 30)).in(zone),
                        t -> t.getHour() == 1 && t.getMinute() == 30),
                new Case(
                        "weekly",
                        WeeklyTrigger.on(DayOfWeek.SUNDAY)
                                .at(LocalTime.of(2, 15))
                                .in(zone),
                        t -> t.getDayOfWeek() == DayOfWeek.SUNDAY && t.getHour() == 2 && t.getMinute() == 15),
                new Case(
                        "monthly",
                        MonthlyTrigger.on(29).at(LocalTime.of(4, 0)).in(zone),
                        t -> t.getDayOfMonth() == 29 && t.getHour() == 4 && t.getMinute() == 0),
                new Case(
                        "cron",
                        CronTrigger.of("45 0,2,3,14 * * *").in(zone),
                        t -> t.getMinute() == 45 && List.of(0, 2, 3, 14).contains(t.getHour())));
        Pipeline pipeline = Pipeline.named("trivial")
                .extract(MemorySource.of(Schema.of(Field.of("id", Type.INT64))).row(1L))
                .load(MemorySink.create())
                .build();
        Schedule[] schedules = cases.stream()
                .map(each -> Schedule.of(each.name(), pipeline, each.trigger()))
                .toArray(Schedule[]::new);
        try (ManualScheduler scheduler = ManualScheduler.at(FROM.toString(), schedules)) {
            scheduler.advanceTo(TO);
            for (Case each : cases) {
                List<ScheduledRun> runs = scheduler.history(each.name());
                assertThat(runs).allMatch(run -> run.state() == RunState.SUCCEEDED);
                List<Instant> started = new ArrayList<>();
                runs.forEach(run -> started.add(run.progress().startedAt()));
                assertThat(started).as(each.name()).isEqualTo(expected(zone, each.fits()));
            }
        }
    }

    private static List<Instant> expected(ZoneId zone, Predicate<LocalDateTime> fits) {
        TreeSet<Instant> due = new TreeSet<>();
        for (LocalDateTime local = LocalDateTime.of(2023, 12, 30, 0, 0);
                local.getYear() < 2025 || local.getDayOfMonth() < 3;
                local = local.plusMinutes(1)) {
            if (fits.test(local)) {
                List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
                due.add(local.toInstant(
                        offsets.isEmpty() ? zone.getRules().getTransition(local).getOffsetBefore() : offsets.get(0)));
            }
        }
        return due.stream().filter(at -> at.isAfter(FROM) && !at.isAfter(TO)).toList();
    }
}
