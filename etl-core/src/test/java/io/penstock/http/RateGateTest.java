package io.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.http.settings.RateLimit;
import io.penstock.spi.StandaloneContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rate limit, on a clock that only the waits and the test move. */
class RateGateTest {
    private final SteeredClock clock = new SteeredClock();

    @Test
    void theFirstOfAStretchPassAtOnceAndTheNextWaitsForTheOldest() throws Exception {
        try (StandaloneContext context = clock.context()) {
            RateGate gate = new RateGate(new RateLimit(3, Duration.ofSeconds(1)), context, clock.pauses());
            gate.pass();
            clock.advance(Duration.ofMillis(400));
            gate.pass();
            gate.pass();
            assertThat(clock.pauses).isEmpty();
            gate.pass();
            gate.pass();
            assertThat(clock.pauses).containsExactly(Duration.ofMillis(600), Duration.ofMillis(400));
        }
    }

    @Test
    void noStretchHoldsMoreThanItsNumber() throws Exception {
        Random random = new Random(20_261_123);
        List<Long> sent = new ArrayList<>();
        try (StandaloneContext context = clock.context()) {
            RateGate gate = new RateGate(new RateLimit(7, Duration.ofMillis(1_000)), context, clock.pauses());
            for (int i = 0; i < 5_000; i++) {
                clock.advance(Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(3_000) : random.nextInt(100)));
                gate.pass();
                sent.add(clock.millis());
            }
        }
        for (int i = 7; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - 7)).as("request %s", i).isGreaterThanOrEqualTo(1_000);
        }
        assertThat(clock.pauses).hasSizeGreaterThan(100);
    }

    @Test
    void aClockThatIsSetBackDelaysByOneStretchAtMost() throws Exception {
        try (StandaloneContext context = clock.context()) {
            RateGate gate = new RateGate(new RateLimit(1, Duration.ofSeconds(2)), context, clock.pauses());
            gate.pass();
            clock.advance(Duration.ofDays(-1));
            gate.pass();
            assertThat(clock.pauses).containsExactly(Duration.ofSeconds(2));
        }
    }

    @Test
    void withoutALimitNothingWaits() throws Exception {
        try (StandaloneContext context = clock.context()) {
            RateGate gate = new RateGate(null, context, clock.pauses());
            for (int i = 0; i < 1_000; i++) {
                gate.pass();
            }
            assertThat(clock.pauses).isEmpty();
        }
    }
}
