package io.penstock.schedule.policy;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.io.Serializable;

/**
 * What becomes of a run that is due while others of its schedule are under way.
 *
 * @param mode what is done when there are as many as allowed
 * @param most runs of the schedule at the same time, on all nodes together; 1 by default
 */
public record Overlap(Mode mode, int most) implements Serializable {
    /** What is done when there are as many as allowed. */
    public enum Mode {
        /** It is skipped; the history says so, and it is no failure. */
        SKIP,
        /** It waits; the oldest data interval goes first. */
        QUEUE
    }

    /** One at a time, others are skipped: the default. */
    public static final Overlap SKIP = new Overlap(Mode.SKIP, 1);
    /** One at a time, others wait. */
    public static final Overlap QUEUE = new Overlap(Mode.QUEUE, 1);

    /**
     * A policy.
     *
     * @throws PlanException {@code PEN-8616} when the number is out of range
     */
    public Overlap {
        if (most < 1 || most > 10_000) {
            throw new PlanException(Problem.of(
                    PolicyErrors.POLICY, "the runs of a schedule at the same time must be 1 to 10,000, not " + most));
        }
    }

    /** Up to so many at the same time, others wait. */
    public static Overlap allow(int most) {
        return new Overlap(Mode.QUEUE, most);
    }
}
