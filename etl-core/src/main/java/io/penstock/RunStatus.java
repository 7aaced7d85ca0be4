package io.penstock;

/** How a run ended. */
public enum RunStatus {
    /** Everything was committed. */
    SUCCEEDED,
    /** A load with this run id was committed before; nothing was done. */
    ALREADY_COMMITTED,
    /** A dry run reached its end; nothing was committed. */
    DRY_RUN,
    /** Nothing was committed, except the reject sink when too many rows were rejected. */
    FAILED,
    /** Stopped on request; nothing was committed. */
    CANCELLED
}
