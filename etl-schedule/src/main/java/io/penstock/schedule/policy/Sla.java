package io.penstock.schedule.policy;

import io.penstock.error.PlanException;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is promised about a schedule; an alert is raised when it is broken, and ends when it is kept again. Null where nothing is promised.
 *
 * @param lateAfter a run is over well so long after its due time
 * @param longest a run takes no longer
 * @param notRunFor some run ended well within the last so long
 */
public record Sla(
        @Nullable Duration lateAfter,
        @Nullable Duration longest,
        @Nullable Duration notRunFor) implements Serializable {
    public static final Sla NONE = new Sla(null, null, null);

    /**
     * A promise.
     *
     * @throws PlanException {@code PEN-8616} when a time is not more than 0
     */
    public Sla {
        check("late_after", lateAfter);
        check("longest", longest);
        check("not_run_for", notRunFor);
    }

    private static void check(String what, @Nullable Duration time) {
        if (time != null) {
            PolicyErrors.checkPositive(what, time);
        }
    }

    public Sla lateAfter(Duration time) {
        return new Sla(time, longest, notRunFor);
    }

    public Sla longest(Duration time) {
        return new Sla(lateAfter, time, notRunFor);
    }

    public Sla notRunFor(Duration time) {
        return new Sla(lateAfter, longest, time);
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
