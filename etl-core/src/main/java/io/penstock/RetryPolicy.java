package io.penstock;

import java.io.Serializable;
import java.time.Duration;

/**
 * How often a run that failed for a passing reason (a locked database, a lost connection) is begun again. Mistakes in data
 * or plan are never retried.
 *
 * @param maxRetries further runs after the first; 0 by default
 * @param firstDelay wait before the first retry; doubled each time, at most one minute; 1 second by default
 */
public record RetryPolicy(int maxRetries, Duration firstDelay) implements Serializable {
    public static final RetryPolicy NONE = new RetryPolicy(0, Duration.ofSeconds(1));

    private static final Duration LONGEST = Duration.ofMinutes(1);

    public RetryPolicy {
        if (maxRetries < 0 || maxRetries > 100) {
            throw new IllegalArgumentException("max_retries must be 0 to 100, not " + maxRetries);
        }
        if (firstDelay.isNegative()) {
            throw new IllegalArgumentException("the delay before a retry must not be negative");
        }
    }

    public static RetryPolicy times(int maxRetries) {
        return new RetryPolicy(maxRetries, NONE.firstDelay);
    }

    /** The wait before retry {@code attempt}, from 1. */
    public Duration delay(int attempt) {
        Duration delay = firstDelay.multipliedBy(1L << Math.min(20, attempt - 1));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
