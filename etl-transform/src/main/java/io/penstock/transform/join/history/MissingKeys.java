package io.penstock.transform.join.history;

/** What becomes of a key of the dimension that no row brings. */
public enum MissingKeys {
    /** Its current version stays: the rows are changes, not the whole. */
    KEEP,
    /** Its current version ends with the run's start: the rows are everything there is. */
    CLOSE
}
