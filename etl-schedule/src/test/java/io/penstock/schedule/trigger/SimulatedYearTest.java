package io.penstock.schedule.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two years of due times, 29 February and four changes of clocks among them, against a calculation that knows nothing of calendars: it
 * looks at every minute of the zone's clocks.
 */
class SimulatedYearTest {
    private static final Instant FROM = Instant.parse("2023-06-15T00:00:00Z");
    private static final Instant TO = Instant.parse("2025-06-15T00:00:00Z");
    /** Changes by an hour north and south, by half an hour, at midnight, and none. */
    private static final List<String> ZONES = List.of(
            "Europe/London",
            "America/New_York",
            "Australia/Lord_Howe",
            "America/Santiago",
            "Africa/Cairo",
            "Asia/Kathmandu");

    private record Case(String name, TimeTrigger trigger, Predicate<LocalDateTime> fits, boolean asShown) {}

    static Stream<Arguments> cases() {
        List<Arguments> all = new ArrayList<>();
        for (String name : ZONES) {
            ZoneId zone = ZoneId.of(name);
            for (Case each : cases(zone)) {
                all.add(Arguments.of(name + ": " + each.name(), zone, each));
            }
        }
        return all.stream();
    }

    private static List<Case> cases(ZoneId zone) {
        List<Case> cases = new ArrayList<>();
        for (LocalTime at : List.of(
                LocalTime.MIDNIGHT,
                LocalTime.of(0, 30),
                LocalTime.of(1, 30),
                LocalTime.of(2, 15),
                LocalTime.of(23, 59))) {
            cases.add(new Case(
                    "daily " + at,
                    DailyTrigger.at(at).in(zone),
                    t -> t.toLocalTime().equals(at),
                    false));
        }
        cases.add(new Case(
                "weekly",
                WeeklyTrigger.on(DayOfWeek.SUNDAY, DayOfWeek.WEDNESDAY)
                        .at(LocalTime.of(2, 0))
                        .in(zone),
                t -> isAt(t, 2, 0) && (t.getDayOfWeek() == DayOfWeek.SUNDAY || t.getDayOfWeek() == DayOfWeek.WEDNESDAY),
                false));
        cases.add(new Case(
                "monthly 29",
                MonthlyTrigger.on(29).at(LocalTime.of(1, 0)).in(zone),
                t -> isAt(t, 1, 0)
                        && t.getDayOfMonth() == Math.min(29, t.toLocalDate().lengthOfMonth()),
                false));
        cases.add(new Case(
                "monthly last",
                MonthlyTrigger.on(MonthlyTrigger.LAST).at(LocalTime.of(3, 0)).in(zone),
                t -> isAt(t, 3, 0) && t.getDayOfMonth() == t.toLocalDate().lengthOfMonth(),
                false));
        cases.add(cron(zone, "30 2 * * *", t -> isAt(t, 2, 30), false));
        cases.add(cron(
                zone,
                "0 1-3 * * SUN",
                t -> t.getMinute() == 0 && t.getHour() >= 1 && t.getHour() <= 3 && t.getDayOfWeek() == DayOfWeek.SUNDAY,
                false));
        cases.add(cron(
                zone,
                "*/20 0,1,2,23 * * *",
                t -> t.getMinute() % 20 == 0 && (t.getHour() <= 2 || t.getHour() == 23),
                false));
        cases.add(cron(zone, "15 * * * *", t -> t.getMinute() == 15, true));
        cases.add(cron(zone, "*/30 */2 * * *", t -> t.getMinute() % 30 == 0 && t.getHour() % 2 == 0, true));
        cases.add(cron(
                zone, "0 4 29 2 *", t -> isAt(t, 4, 0) && t.getDayOfMonth() == 29 && t.getMonthValue() == 2, false));
        cases.add(cron(
                zone,
                "5 5 13 * FRI",
                t -> isAt(t, 5, 5) && (t.getDayOfMonth() == 13 || t.getDayOfWeek() == DayOfWeek.FRIDAY),
                false));
        cases.add(cron(
                zone,
                "0 6 L JAN-mar,12 ?",
                t -> isAt(t, 6, 0)
                        && t.getDayOfMonth() == t.toLocalDate().lengthOfMonth()
                        && (t.getMonthValue() <= 3 || t.getMonthValue() == 12),
                false));
        return cases;
    }

    private static Case cron(ZoneId zone, String expression, Predicate<LocalDateTime> fits, boolean asShown) {
        return new Case("cron " + expression, CronTrigger.of(expression).in(zone), fits, asShown);
    }

    private static boolean isAt(LocalDateTime time, int hour, int minute) {
        return time.getHour() == hour && time.getMinute() == minute;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isDueWhenTheClocksSaySo(String title, ZoneId zone, Case given) {
        List<Instant> expected = given.asShown() ? shown(zone, given.fits()) : eachOnce(zone, given.fits());
        List<Instant> forward = new ArrayList<>();
        for (Instant at = given.trigger().nextAfter(FROM);
                !at.isAfter(TO);
                at = given.trigger().nextAfter(at)) {
            forward.add(at);
        }
        assertThat(forward).isEqualTo(expected);

        List<Instant> backward = new ArrayList<>();
        for (Instant at = given.trigger().lastBefore(TO.plusNanos(1));
                at.isAfter(FROM);
                at = given.trigger().lastBefore(at)) {
            backward.add(0, at);
        }
        assertThat(backward).isEqualTo(expected);
    }

    /** Minute by minute as time passes: what the clocks show then. */
    private static List<Instant> shown(ZoneId zone, Predicate<LocalDateTime> fits) {
        List<Instant> due = new ArrayList<>();
        ZoneRules rules = zone.getRules();
        for (Instant at = FROM.plusSeconds(60); !at.isAfter(TO); at = at.plusSeconds(60)) {
            if (fits.test(LocalDateTime.ofInstant(at, rules.getOffset(at)))) {
                due.add(at);
            }
        }
        return due;
    }

    /** Minute by minute of a calendar without changes; a skipped time is as much later as the clocks are put forward. */
    private static List<Instant> eachOnce(ZoneId zone, Predicate<LocalDateTime> fits) {
        TreeSet<Instant> due = new TreeSet<>();
        ZoneRules rules = zone.getRules();
        LocalDateTime end = LocalDateTime.ofInstant(TO, ZoneOffset.UTC).plusDays(2);
        for (LocalDateTime local = LocalDateTime.ofInstant(FROM, ZoneOffset.UTC).minusDays(2);
                local.isBefore(end);
                local = local.plusMinutes(1)) {
            if (fits.test(local)) {
                List<ZoneOffset> offsets = rules.getValidOffsets(local);
                ZoneOffset offset =
                        offsets.isEmpty() ? rules.getTransition(local).getOffsetBefore() : offsets.get(0);
                due.add(local.toInstant(offset));
            }
        }
        return due.stream().filter(at -> at.isAfter(FROM) && !at.isAfter(TO)).toList();
    }
}
