package io.penstock.http;

import io.penstock.http.settings.RateLimit;
import io.penstock.spi.StepContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lets requests through so that no stretch of the limit's length holds more than its number. One thread. */
final class RateGate {
    private final @Nullable RateLimit limit;
    private final StepContext context;
    private final Pauses pauses;
    /** When the last requests were sent, in milliseconds, the oldest at {@code sent % length}. */
    private final long[] times;

    private long sent;

    RateGate(@Nullable RateLimit limit, StepContext context, Pauses pauses) {
        this.limit = limit;
        this.context = context;
        this.pauses = pauses;
        this.times = new long[limit == null ? 0 : limit.requests()];
    }

    void pass() throws InterruptedException {
        if (limit == null) {
            return;
        }
        int slot = (int) (sent % times.length);
        long now = context.clock().millis();
        if (sent >= times.length) {
            long per = limit.per().toMillis();
            long wait = Math.min(per, times[slot] + per - now);
            if (wait > 0) {
                pauses.pause(Duration.ofMillis(wait), context);
                now = Math.max(context.clock().millis(), now);
            }
        }
        times[slot] = now;
        sent++;
    }
}
