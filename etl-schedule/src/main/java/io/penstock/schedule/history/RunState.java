package io.penstock.schedule.history;

import java.util.Locale;

/** Where a scheduled run stands. */
public enum RunState {
    /** To be run: at once, after a delay, or when there is room. */
    WAITING,
    RUNNING,
    /** Its data is in the target. */
    SUCCEEDED,
    /** It failed, and is not tried again by itself. */
    FAILED,
    /** Somebody cancelled it. */
    CANCELLED,
    /** It was not run, on purpose; no failure. */
    SKIPPED,
    /** It was not run because something that it waits for failed; it runs when that is made good. */
    UPSTREAM_FAILED;

    /** Whether nothing more happens to it by itself. */
    public boolean isFinal() {
        return this != WAITING && this != RUNNING;
    }

    /** Whether what waits for it must regard it as failed. */
    public boolean isBad() {
        return this == FAILED || this == CANCELLED || this == UPSTREAM_FAILED;
    }

    /** {@code upstream failed}, for people. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
