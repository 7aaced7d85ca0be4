package io.penstock.http.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.PlanException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The pauses between attempts. */
class RetryTest {
    @Test
    void theBoundDoublesUntilTheLongest() {
        Retry retry = new Retry(9, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMinutes(1));
        long[] bounds = {100, 200, 400, 800, 1_000, 1_000};
        for (int attempt = 1; attempt <= bounds.length; attempt++) {
            assertThat(retry.pause(attempt, Duration.ZERO, 0)).isZero();
            assertThat(retry.pause(attempt, Duration.ZERO, 0.5)).isEqualTo(Duration.ofMillis(bounds[attempt - 1] / 2));
        }
        assertThat(retry.pause(100, Duration.ZERO, 0.5)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void whatTheServerAsksCountsWhereItIsLongerUpToItsOwnBound() {
        Retry retry = new Retry(4, Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMinutes(1));
        assertThat(retry.pause(1, Duration.ofSeconds(7), 0.5)).isEqualTo(Duration.ofSeconds(7));
        assertThat(retry.pause(1, Duration.ofSeconds(3), 0.5)).isEqualTo(Duration.ofSeconds(5));
        assertThat(retry.pause(1, Duration.ofHours(3), 0.5)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void valuesThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> new Retry(-1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("retries must be 0 to 100, not -1");
        assertThatThrownBy(() -> new Retry(1, Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(1)))
                .hasMessageContaining("retry_delay must be");
    }
}
