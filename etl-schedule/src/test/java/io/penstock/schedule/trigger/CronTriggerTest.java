package io.penstock.schedule.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.PlanException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTriggerTest {
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void sixFieldsBeginWithTheSecond() {
        CronTrigger trigger = CronTrigger.of("*/20 59 23 * * *");
        assertThat(trigger.preview(NEW_YEAR, 4))
                .extracting(Instant::toString)
                .containsExactly(
                        "2026-01-01T23:59:00Z", "2026-01-01T23:59:20Z", "2026-01-01T23:59:40Z", "2026-01-02T23:59:00Z");
    }

    @Test
    void aHalfPastTwoThatIsSkippedIsDueLaterAndOneShownTwiceIsDueOnce() {
        CronTrigger london = CronTrigger.of("30 1 * * *").in(ZoneId.of("Europe/London"));
        assertThat(london.nextAfter(Instant.parse("2026-03-29T00:00:00Z"))).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(london.preview(Instant.parse("2026-10-25T00:00:00Z"), 2))
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void everySecondOfADayOfChangeIsFound() {
        CronTrigger trigger = CronTrigger.of("* * * * * *").in(ZoneId.of("Europe/Berlin"));
        Instant at = Instant.parse("2026-10-25T00:59:58Z");
        for (int i = 1; i <= 5; i++) {
            Instant next = trigger.nextAfter(at);
            assertThat(next).isEqualTo(at.plusSeconds(1));
            at = next;
        }
    }

    @Test
    void theTwentyNinthOfFebruaryOnAMondayIsFoundAcrossDecades() {
        CronTrigger trigger = CronTrigger.of("0 0 29 2 *");
        List<LocalDate> leapDays = trigger.preview(NEW_YEAR, 3).stream()
                .map(at -> at.atZone(ZoneOffset.UTC).toLocalDate())
                .toList();
        assertThat(leapDays)
                .containsExactly(LocalDate.of(2028, 2, 29), LocalDate.of(2032, 2, 29), LocalDate.of(2036, 2, 29));
        assertThat(trigger.nextAfter(Instant.parse("2097-01-01T00:00:00Z"))).isEqualTo("2104-02-29T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            * * * *            | it has 4 fields
            60 * * * *         | in the minute, '60': the value must be 0 to 59
            * * * * MOON       | in the day of week, 'MOON': expected a number from 0 to 7 or one of SUN
            5-1 * * * *        | the range ends before it begins
            */0 * * * *        | a step must be 1 or more
            * * 0 * *          | in the day of month, '0'
            , * * * *          | in the minute, ''
            0 0 30 2 *         | is never due
            """)
    void whatIsWrongIsNamed(String expression, String message) {
        assertThatThrownBy(() -> CronTrigger.of(expression))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("[PEN-8603]")
                .hasMessageContaining(message);
    }

    @Test
    void nicknamesAreWhatTheySay() {
        assertThat(CronTrigger.of("@daily").preview(NEW_YEAR, 2))
                .containsExactly(Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2026-01-03T00:00:00Z"));
        assertThat(CronTrigger.of("0 0 * * 7").nextAfter(NEW_YEAR))
                .isEqualTo(CronTrigger.of("@weekly").nextAfter(NEW_YEAR))
                .isEqualTo("2026-01-04T00:00:00Z");
    }
}
