package io.penstock.schedule.history;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a schedule, past, present or to come.
 *
 * @param id {@code SCHEDULE@END-OF-INTERVAL}, also the id under which its load is remembered in the target
 * @param schedule name of the schedule
 * @param pipeline name of the pipeline
 * @param kind why there is such a run
 * @param start of the data interval
 * @param end of the data interval
 * @param due when it should have begun
 * @param state where it stands
 * @param progress what was done about it
 * @param rows what it moved; zeros before it ended
 * @param errorCode of the last failure; null when there was none
 * @param message why it stands where it stands; null when that goes without saying
 */
public record ScheduledRun(
        String id,
        String schedule,
        String pipeline,
        RunKind kind,
        Instant start,
        Instant end,
        Instant due,
        RunState state,
        Progress progress,
        Rows rows,
        @Nullable String errorCode,
        @Nullable String message) {
    /**
     * What was done about a run.
     *
     * @param attempt 0 before the first
     * @param token grows with every begin, also when another node takes over
     * @param node where it runs or ran last; null before
     * @param notBefore it does not begin earlier
     * @param startedAt of the last attempt; null before
     * @param finishedAt when it came to its final state; null before
     * @param cancelRequested whether somebody wants it cancelled
     */
    public record Progress(
            int attempt,
            long token,
            @Nullable String node,
            Instant notBefore,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            boolean cancelRequested) {}

    /** Rows of a run. */
    public record Rows(long read, long written, long rejected) {
        public static final Rows NONE = new Rows(0, 0, 0);
    }

    /** A run that is to be done. */
    public static ScheduledRun waiting(
            String id, String schedule, String pipeline, RunKind kind, Instant start, Instant end, Instant due) {
        return new ScheduledRun(
                id,
                schedule,
                pipeline,
                kind,
                start,
                end,
                due,
                RunState.WAITING,
                new Progress(0, 0, null, due, null, null, false),
                Rows.NONE,
                null,
                null);
    }

    /** The same in another state. */
    public ScheduledRun in(RunState other, String why) {
        return new ScheduledRun(id, schedule, pipeline, kind, start, end, due, other, progress, rows, errorCode, why);
    }

    /** From the begin of the last attempt to the end; null before. */
    public @Nullable Duration duration() {
        return progress.startedAt() == null || progress.finishedAt() == null
                ? null
                : Duration.between(progress.startedAt(), progress.finishedAt());
    }
}
