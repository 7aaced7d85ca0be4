package io.penstock.schedule.policy;

import io.penstock.error.EtlException;
import io.penstock.error.ExtractException;
import io.penstock.error.LoadException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.QualityException;
import io.penstock.error.StateException;
import io.penstock.error.TransformException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How often a failed run is tried again, and when. Between attempts the run waits in the store, so it survives a restart.
 *
 * @param attempts further attempts after the first; 0 by default
 * @param delay before the second attempt; 1 minute by default
 * @param factor each delay is so many times the one before, 1 to 100; 2 by default
 * @param longest no delay is longer; 1 hour by default
 * @param jitter each delay is made up to this share longer or shorter, by chance, so that runs that failed together do not come back together; 0
 *     to 1, 0.1 by default
 * @param on which failures; {@link Kind#PASSING} by default
 */
public record RetryRule(int attempts, Duration delay, double factor, Duration longest, double jitter, Set<Kind> on)
        implements Serializable {
    /** Kinds of failure. */
    public enum Kind {
        /** For a reason that may pass by itself: a lock, a lost connection. */
        PASSING,
        /** Of a source. */
        EXTRACT,
        /** Of a step. */
        TRANSFORM,
        /** Of a sink. */
        LOAD,
        /** A gate of the data quality was closed, or too many rows were rejected. */
        QUALITY,
        /** Of the place where state is kept. */
        STATE,
        /** The run took longer than it may. */
        TIMEOUT,
        /** Every failure. */
        ANY;

        private boolean isOf(EtlException failure) {
            return switch (this) {
                case EXTRACT -> failure instanceof ExtractException;
                case TRANSFORM -> failure instanceof TransformException;
                case LOAD -> failure instanceof LoadException;
                case QUALITY -> failure instanceof QualityException;
                case STATE -> failure instanceof StateException;
                case PASSING, TIMEOUT, ANY -> false;
            };
        }
    }

    public static final RetryRule NONE =
            new RetryRule(0, Duration.ofMinutes(1), 2, Duration.ofHours(1), 0.1, EnumSet.of(Kind.PASSING));

    /**
     * A rule.
     *
     * @throws PlanException {@code PEN-8616} when a value is out of range
     */
    public RetryRule {
        if (attempts < 0 || attempts > 1000) {
            throw wrong("attempts must be 0 to 1000, not " + attempts);
        } else if (!(factor >= 1 && factor <= 100)) {
            throw wrong("factor must be 1 to 100, not " + factor);
        } else if (!(jitter >= 0 && jitter <= 1)) {
            throw wrong("jitter must be 0 to 1, not " + jitter);
        } else if (on.isEmpty()) {
            throw wrong("on must name at least one kind of failure");
        }
        PolicyErrors.checkTime("delay", delay);
        PolicyErrors.checkTime("longest", longest);
        on = Collections.unmodifiableSet(EnumSet.copyOf(on));
    }

    /** So many further attempts, else as {@link #NONE}. */
    public static RetryRule times(int attempts) {
        return NONE.attempts(attempts);
    }

    public RetryRule attempts(int further) {
        return new RetryRule(further, delay, factor, longest, jitter, on);
    }

    public RetryRule delay(Duration first) {
        return new RetryRule(attempts, first, factor, longest, jitter, on);
    }

    public RetryRule factor(double times) {
        return new RetryRule(attempts, delay, times, longest, jitter, on);
    }

    public RetryRule longest(Duration most) {
        return new RetryRule(attempts, delay, factor, most, jitter, on);
    }

    public RetryRule jitter(double share) {
        return new RetryRule(attempts, delay, factor, longest, share, on);
    }

    /** For these kinds of failure only. */
    public RetryRule on(Kind first, Kind... more) {
        return new RetryRule(attempts, delay, factor, longest, jitter, EnumSet.of(first, more));
    }

    private static PlanException wrong(String what) {
        return new PlanException(Problem.of(PolicyErrors.POLICY, "of a retry rule, " + what));
    }

    /** Whether a failure of attempt {@code attempt}, from 1, is tried again. */
    public boolean isFor(int attempt, Throwable failure, boolean timedOut) {
        if (attempt > attempts) {
            return false;
        } else if (on.contains(Kind.ANY)) {
            return true;
        } else if (timedOut) {
            return on.contains(Kind.TIMEOUT);
        } else if (failure instanceof EtlException known) {
            return (known.isPassing() && on.contains(Kind.PASSING))
                    || on.stream().anyMatch(kind -> kind.isOf(known));
        }
        return false;
    }

    /**
     * The wait after attempt {@code attempt} failed.
     *
     * @param attempt from 1
     * @param chance evenly between 0 and 1
     */
    public Duration delay(int attempt, double chance) {
        double millis =
                Math.min(delay.toMillis() * Math.pow(factor, Math.min(attempt - 1, 1000)), (double) longest.toMillis());
        return Duration.ofMillis(Math.max(0, Math.round(millis * (1 + jitter * (2 * chance - 1)))));
    }
}
