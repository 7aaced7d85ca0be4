package io.penstock.load.database.dialect;

/** What a database's error is about. */
public enum Cause {
    /** A value or a constraint: one row is to blame. */
    ROW,
    /** Another transaction holds what is needed, or both waited for each other. */
    LOCKED,
    /** The connection broke or could not be made. */
    CONNECTION,
    /** Name, password or rights. */
    ACCESS,
    /** No space is left. */
    DISK_FULL,
    /** Something depends on what was to be dropped. */
    DEPENDENTS,
    /** Anything else. */
    OTHER
}
