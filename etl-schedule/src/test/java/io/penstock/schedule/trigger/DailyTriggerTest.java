package io.penstock.schedule.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DailyTriggerTest {
    @Test
    void isDueLaterTodayOrElseTomorrow() {
        DailyTrigger trigger = DailyTrigger.at(LocalTime.of(6, 30));

        assertThat(trigger.zone()).isEqualTo(ZoneOffset.UTC);
        assertNext(trigger, "2026-05-01T06:29:59.999999999Z", "2026-05-01T06:30:00Z");
        assertNext(trigger, "2026-05-01T06:30:00Z", "2026-05-02T06:30:00Z");
        assertNext(trigger, "2026-12-31T23:59:59Z", "2027-01-01T06:30:00Z");
        assertNext(trigger, "2028-02-28T07:00:00Z", "2028-02-29T06:30:00Z");
    }

    /** Clocks go forward: the time does not exist on the middle one of the three days. */
    @ParameterizedTest
    @CsvSource({
        "Europe/London,       01:30, 2026-03-28T01:30:00Z, 2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z",
        "America/New_York,    02:30, 2026-03-07T07:30:00Z, 2026-03-08T07:30:00Z, 2026-03-09T06:30:00Z",
        "Australia/Lord_Howe, 02:15, 2026-10-02T15:45:00Z, 2026-10-03T15:45:00Z, 2026-10-04T15:15:00Z"
    })
    void runsLaterByTheGapWhenClocksGoForward(String zone, String at, String before, String during, String after) {
        DailyTrigger trigger = DailyTrigger.at(LocalTime.parse(at)).in(ZoneId.of(zone));

        assertNext(trigger, before, during);
        assertNext(trigger, during, after);
        assertThat(Instant.parse(during).atZone(trigger.zone()).toLocalTime()).isAfter(LocalTime.parse(at));
    }

    /** Clocks go back: the time comes twice on the middle one of the three days. */
    @ParameterizedTest
    @CsvSource({
        "Europe/London,       01:30, 2026-10-24T00:30:00Z, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        "America/New_York,    01:30, 2026-10-31T05:30:00Z, 2026-11-01T05:30:00Z, 2026-11-02T06:30:00Z",
        "Australia/Lord_Howe, 01:45, 2026-04-03T14:45:00Z, 2026-04-04T14:45:00Z, 2026-04-05T15:15:00Z"
    })
    void runsOnceAndAtTheFirstWhenClocksGoBack(String zone, String at, String before, String during, String after) {
        DailyTrigger trigger = DailyTrigger.at(LocalTime.parse(at)).in(ZoneId.of(zone));

        assertNext(trigger, before, during);
        assertNext(trigger, during, after);
    }

    @Test
    void aGapAtMidnightMovesTheDueTimeWithinItsDay() {
        // Clocks went from 00:00 to 01:00 on 8 September 2024 in Santiago.
        DailyTrigger trigger = DailyTrigger.at(LocalTime.MIDNIGHT).in(ZoneId.of("America/Santiago"));

        assertNext(trigger, "2024-09-08T03:59:59Z", "2024-09-08T04:00:00Z");
        assertNext(trigger, "2024-09-08T04:00:00Z", "2024-09-09T03:00:00Z");
    }

    @Test
    void aDayThatTheZoneSkippedHasNoRun() {
        DailyTrigger trigger = DailyTrigger.at(LocalTime.NOON).in(ZoneId.of("Pacific/Apia"));

        assertNext(trigger, "2011-12-29T22:00:00Z", "2011-12-30T22:00:00Z");
        assertThat(Instant.parse("2011-12-30T22:00:00Z").atZone(trigger.zone()).toLocalDate())
                .isEqualTo(LocalDate.of(2011, 12, 31));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "America/New_York", "Australia/Lord_Howe", "UTC", "Asia/Kathmandu"})
    void isDueExactlyOnceOnEveryDayOfTenYears(String zone) {
        Random random = new Random(8044);
        for (int t = 0; t < 20; t++) {
            DailyTrigger trigger = DailyTrigger.at(LocalTime.ofSecondOfDay(random.nextInt(86_400)))
                    .in(ZoneId.of(zone));
            List<LocalDate> days = new ArrayList<>();
            Instant moment = Instant.parse("2020-01-10T00:00:00Z");
            for (int d = 0; d < 3653; d++) {
                Instant next = trigger.nextAfter(moment);
                assertThat(next).isAfter(moment);
                days.add(next.atZone(trigger.zone()).toLocalDate());
                moment = next;
            }
            LocalDate first = days.get(0);
            assertThat(days).isEqualTo(first.datesUntil(first.plusDays(3653)).toList());
        }
    }

    private static void assertNext(DailyTrigger trigger, String moment, String expected) {
        assertThat(trigger.nextAfter(Instant.parse(moment))).isEqualTo(expected);
    }
}
