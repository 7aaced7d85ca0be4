package io.penstock.schedule.history;

/** Why there is a run. */
public enum RunKind {
    /** It was due. */
    TRIGGERED,
    /** Somebody asked for it; schedules that wait for others do not see it, unless it is that of a schedule without a trigger. */
    MANUAL,
    /** A backfill asked for it. */
    BACKFILL
}
