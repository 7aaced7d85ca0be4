package io.penstock.schedule.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a run.
 *
 * @param kind what
 * @param at when, by the clock of the store
 * @param node where
 * @param run as it is now
 * @param message more about it; null when there is no more
 */
public record ScheduleEvent(
        Kind kind,
        Instant at,
        String node,
        ScheduledRun run,
        @Nullable String message) {
    /** What happened. */
    public enum Kind {
        /** It became due and waits. */
        PLANNED,
        STARTED,
        /** Another node had it and was not heard of any more. */
        TAKEN_OVER,
        /** An attempt failed; there will be another one. */
        RETRYING,
        SUCCEEDED,
        /** It succeeded, and the run before it had not. */
        RECOVERED,
        FAILED,
        CANCELLED,
        SKIPPED,
        UPSTREAM_FAILED,
        /** The node stops and leaves it to another. */
        HANDED_BACK,
        /** The node came back too late: another one has it. */
        LOST
    }
}
