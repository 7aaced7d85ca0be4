package io.penstock.quality.notify;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.io.Serializable;
import java.time.Duration;

/**
 * How notifications are delivered. Immutable; made from {@link #DEFAULT} by withers.
 *
 * @param queue how many may wait for one notifier; 1,000 by default; what comes while so many wait is not delivered
 * @param attempts how often one is tried where trying again makes sense; 3 by default
 * @param pause before the second attempt, doubled before each further one; 2 seconds by default
 * @param drain how long {@link Courier#close} waits for what is on its way; 15 seconds by default
 */
public record Delivery(int queue, int attempts, Duration pause, Duration drain) implements Serializable {
    private static final Duration LONGEST = Duration.ofHours(1);

    public static final Delivery DEFAULT = new Delivery(1_000, 3, Duration.ofSeconds(2), Duration.ofSeconds(15));

    public Delivery {
        if (queue < 1 || queue > 1_000_000) {
            throw invalid("queue must be 1 to 1000000, not " + queue);
        } else if (attempts < 1 || attempts > 20) {
            throw invalid("attempts must be 1 to 20, not " + attempts);
        }
        requireShort("pause", pause);
        requireShort("drain", drain);
    }

    public Delivery queue(int most) {
        return new Delivery(most, attempts, pause, drain);
    }

    public Delivery attempts(int most) {
        return new Delivery(queue, most, pause, drain);
    }

    public Delivery pause(Duration first) {
        return new Delivery(queue, attempts, first, drain);
    }

    public Delivery drain(Duration limit) {
        return new Delivery(queue, attempts, pause, limit);
    }

    /** Before the attempt after so many failed ones. */
    Duration pauseAfter(int failed) {
        Duration doubled = pause.multipliedBy(1L << Math.min(failed - 1, 20));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    private static void requireShort(String name, Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw invalid(name + " must be 0 to 1 hour, not " + duration);
        }
    }

    private static PlanException invalid(String what) {
        return new PlanException(Problem.of(NotifyErrors.INVALID, what));
    }
}
