package io.penstock.schedule.trigger;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.util.List;
import java.util.Locale;

/**
 * Due when others are done: {@code after loans, members: all success}. Its data interval is what the runs it waited for cover; see the reference
 * page for how schedules of different pace meet.
 *
 * @param pipelines what to wait for: names of schedules, or of pipelines that one schedule runs; at least one
 * @param when how they must have ended
 */
public record AfterTrigger(List<String> pipelines, When when) implements Trigger {
    /** How the runs that are waited for must have ended. */
    public enum When {
        /** Each well; when one failed, the run is marked as stopped by that, and made up for when the failed one is. */
        ALL_SUCCESS,
        /** Each in any way. */
        ALL_DONE,
        /** All are over, and at least one of them failed. */
        ANY_FAILED
    }

    /**
     * A trigger.
     *
     * @throws PlanException {@code PEN-8602} when there is nothing to wait for
     */
    public AfterTrigger {
        if (pipelines.isEmpty()) {
            throw new PlanException(
                    Problem.of(TriggerErrors.CALENDAR, "a trigger that runs after others needs at least one of them"));
        }
        pipelines = List.copyOf(pipelines);
    }

    /** Due when each of them ended well. */
    public static AfterTrigger of(String... pipelines) {
        return new AfterTrigger(List.of(pipelines), When.ALL_SUCCESS);
    }

    /** With another condition. */
    public AfterTrigger when(When condition) {
        return new AfterTrigger(pipelines, condition);
    }

    @Override
    public String text() {
        return "after " + String.join(", ", pipelines) + ": "
                + when.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
