package io.penstock.schedule.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a schedule stands.
 *
 * @param name of the schedule
 * @param pipeline its pipeline
 * @param trigger its trigger in words
 * @param mode whether it runs
 * @param next when it is due next; null when no time says so
 * @param waiting runs that wait
 * @param running runs under way
 * @param last the newest ended run; null without one
 */
public record ScheduleStatus(
        String name,
        String pipeline,
        String trigger,
        Mode mode,
        @Nullable Instant next,
        int waiting,
        int running,
        @Nullable ScheduledRun last) {
    /** Whether a schedule runs. */
    public enum Mode {
        ON,
        /** Due times are kept for later. */
        PAUSED,
        /** Due times pass without a trace. */
        OFF
    }
}
