package io.penstock.schedule.policy;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.io.Serializable;
import java.time.Duration;

/**
 * What becomes of due times that passed while no scheduler ran, or while the schedule was paused.
 *
 * @param mode what is done about them
 * @param limit the most runs that {@link Mode#RUN_ALL} makes, those of the latest due times; 100 by default
 * @param grace a due time that is no older than this is not missed: it runs as if it were on time; 1 minute by default
 */
public record Misfire(Mode mode, int limit, Duration grace) implements Serializable {
    /** What is done about missed due times. */
    public enum Mode {
        /** Nothing runs; the history says that they were skipped. */
        SKIP,
        /** One run, whose data interval is all that was missed. */
        RUN_ONCE,
        /** One run for each, the oldest first, as many as the limit allows. */
        RUN_ALL
    }

    public static final Misfire SKIP = new Misfire(Mode.SKIP, 100, Duration.ofMinutes(1));
    public static final Misfire RUN_ONCE = new Misfire(Mode.RUN_ONCE, 100, Duration.ofMinutes(1));
    public static final Misfire RUN_ALL = new Misfire(Mode.RUN_ALL, 100, Duration.ofMinutes(1));

    /**
     * A policy.
     *
     * @throws PlanException {@code PEN-8616} when a value is out of range
     */
    public Misfire {
        if (limit < 1 || limit > 100_000) {
            throw new PlanException(Problem.of(
                    PolicyErrors.POLICY, "the limit of a misfire policy must be 1 to 100,000, not " + limit));
        }
        PolicyErrors.checkTime("the grace of a misfire policy", grace);
    }

    /** With another limit. */
    public Misfire limit(int most) {
        return new Misfire(mode, most, grace);
    }

    /** With another grace. */
    public Misfire grace(Duration time) {
        return new Misfire(mode, limit, time);
    }
}
