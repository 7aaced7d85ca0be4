package io.penstock.schedule.trigger;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.spi.component.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Due at equal distances of elapsed time, counted from an anchor: {@code every 15 minutes}. Clock changes neither move nor
 * drop a due time; a run that takes long does not shift the next ones.
 *
 * @param every the distance, whole milliseconds from one second to 366 days
 * @param anchor one of the due times
 */
public record IntervalTrigger(Duration every, Instant anchor) implements TimeTrigger {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration GREATEST = Duration.ofDays(366);

    /**
     * A trigger with one due time at {@code anchor}.
     *
     * @throws PlanException {@code PEN-8601} when the distance is out of range
     */
    public IntervalTrigger {
        if (every.compareTo(LEAST) < 0
                || every.compareTo(GREATEST) > 0
                || !every.equals(Duration.ofMillis(every.toMillis()))) {
            throw new PlanException(Problem.of(
                            TriggerErrors.INTERVAL,
                            "the interval of a trigger must be whole milliseconds from 1 second to 366 days, not "
                                    + every)
                    .next("For days of the calendar use a daily trigger."));
        }
    }

    /**
     * Due at whole multiples since 1970-01-01T00:00Z: {@code every(15 minutes)} is due at :00, :15, :30 and :45.
     *
     * @throws PlanException {@code PEN-8601} when the distance is out of range
     */
    public static IntervalTrigger every(Duration every) {
        return new IntervalTrigger(every, Instant.EPOCH);
    }

    /** The same distance, counted from another moment. */
    public IntervalTrigger from(Instant newAnchor) {
        return new IntervalTrigger(every, newAnchor);
    }

    @Override
    public Instant nextAfter(Instant moment) {
        long step = every.toMillis();
        Duration since = Duration.between(anchor, moment);
        // Rounded down (nanos count up from the second also before the anchor): due times are whole milliseconds apart.
        long elapsed = since.getSeconds() * 1000 + since.getNano() / 1_000_000;
        return anchor.plusMillis((Math.floorDiv(elapsed, step) + 1) * step);
    }

    @Override
    public Instant lastBefore(Instant moment) {
        Instant next = nextAfter(moment);
        Instant last = next.minus(every);
        return last.equals(moment) ? last.minus(every) : last;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public String text() {
        return "every " + Durations.text(every) + (anchor.equals(Instant.EPOCH) ? "" : " from " + anchor);
    }
}
