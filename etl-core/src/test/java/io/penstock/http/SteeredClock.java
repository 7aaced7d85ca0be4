package io.penstock.http;

import io.penstock.spi.StandaloneContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that pauses move, and a list of the pauses. One thread. */
final class SteeredClock extends Clock {
    final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-31T08:00:00Z");

    Pauses pauses() {
        return (length, context) -> {
            context.checkCancelled();
            pauses.add(length);
            advance(length);
        };
    }

    StandaloneContext context() {
        return StandaloneContext.named("test", this);
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
