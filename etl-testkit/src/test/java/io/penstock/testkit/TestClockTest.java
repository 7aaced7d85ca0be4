package io.penstock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TestClockTest {
    @Test
    void movesOnlyWhenTold() {
        TestClock clock = TestClock.at("2026-03-29T00:30:00Z");
        assertThat(clock.instant()).isEqualTo(clock.instant());
        clock.advance(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        clock.set(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void showsTheSameTimeInAnotherZone() {
        TestClock clock = TestClock.at("2026-03-31T23:00:00Z");
        TestClock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
        clock.advance(Duration.ofMinutes(30));
        assertThat(LocalDate.now(tokyo)).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(LocalDate.now(clock)).isEqualTo(LocalDate.of(2026, 3, 31));
    }
}
