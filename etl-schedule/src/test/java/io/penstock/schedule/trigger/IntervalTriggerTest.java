package io.penstock.schedule.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.PlanException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTriggerTest {
    @Test
    void fallsOnTheQuartersOfTheHour() {
        IntervalTrigger trigger = IntervalTrigger.every(Duration.ofMinutes(15));

        assertNext(trigger, "2026-05-01T10:00:00Z", "2026-05-01T10:15:00Z");
        assertNext(trigger, "2026-05-01T10:14:59.999999999Z", "2026-05-01T10:15:00Z");
        assertNext(trigger, "2026-05-01T10:15:00.000000001Z", "2026-05-01T10:30:00Z");
        assertNext(trigger, "1969-12-31T23:50:00Z", "1970-01-01T00:00:00Z");
    }

    @Test
    void countsFromItsAnchorInBothDirections() {
        IntervalTrigger trigger =
                IntervalTrigger.every(Duration.ofHours(7)).from(Instant.parse("2026-05-01T03:00:00.5Z"));

        assertNext(trigger, "2026-05-01T03:00:00.5Z", "2026-05-01T10:00:00.5Z");
        assertNext(trigger, "2026-05-01T03:00:00.4Z", "2026-05-01T03:00:00.5Z");
        assertNext(trigger, "2026-04-30T19:00:00Z", "2026-04-30T20:00:00.5Z");
    }

    @Test
    void takesNoNoticeOfClockChanges() {
        IntervalTrigger trigger = IntervalTrigger.every(Duration.ofHours(1));

        // London goes forward at 01:00Z on 29 March 2026 and back at 01:00Z on 25 October 2026.
        assertNext(trigger, "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z");
        assertNext(trigger, "2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z");
    }

    @Test
    void theNextIsLaterAndNoneLiesBetween() {
        Random random = new Random(8044);
        for (int t = 0; t < 10_000; t++) {
            IntervalTrigger trigger = IntervalTrigger.every(Duration.ofMillis(1000 + random.nextInt(1_000_000_000)))
                    .from(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
            Instant moment = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));

            Instant next = trigger.nextAfter(moment);

            assertThat(next).isAfter(moment);
            assertThat(next.minus(trigger.every())).isBeforeOrEqualTo(moment);
            assertThat(Duration.between(trigger.anchor(), next).toMillis()
                            % trigger.every().toMillis())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-5M", "PT0.999S", "PT8785H", "PT1.0000005S", "PT9999999999999S"})
    void refusesIntervalsItCannotKeep(String interval) {
        assertThatThrownBy(() -> IntervalTrigger.every(Duration.parse(interval)))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-8601] the interval of a trigger must be whole milliseconds from 1 second to 366 days,"
                        + " not " + Duration.parse(interval) + ". For days of the calendar use a daily trigger.");
    }

    private static void assertNext(IntervalTrigger trigger, String moment, String expected) {
        assertThat(trigger.nextAfter(Instant.parse(moment))).isEqualTo(expected);
    }
}
