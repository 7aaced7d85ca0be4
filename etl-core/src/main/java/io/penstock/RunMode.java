package io.penstock;

/** What a run does at its end. */
public enum RunMode {
    /** Commits every sink. */
    COMMIT,
    /** Reads, works and writes everything, then aborts every sink: nothing changes. */
    DRY_RUN
}
