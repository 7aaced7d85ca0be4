package io.penstock.extract.rest;

import io.penstock.http.Pauses;
import io.penstock.spi.StepContext;
import io.penstock.testkit.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Waits by moving a clock, and remembers how long; serialisable by a number, as the spec that holds it. */
record Waits(int number) implements Pauses {
    private static final Map<Integer, TestClock> CLOCKS = new ConcurrentHashMap<>();
    private static final Map<Integer, List<Duration>> WAITED = new ConcurrentHashMap<>();

    static Waits on(TestClock clock) {
        Waits waits = new Waits(System.identityHashCode(clock));
        CLOCKS.put(waits.number, clock);
        WAITED.put(waits.number, new CopyOnWriteArrayList<>());
        return waits;
    }

    List<Duration> waited() {
        return WAITED.getOrDefault(number, List.of());
    }

    @Override
    public void pause(Duration length, StepContext context) {
        context.checkCancelled();
        WAITED.getOrDefault(number, new CopyOnWriteArrayList<>()).add(length);
        TestClock clock = CLOCKS.get(number);
        if (clock != null) {
            clock.advance(length);
        }
    }
}
