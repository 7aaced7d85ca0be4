package io.penstock.transform.join.lookup;

/** What happens when the reference has several rows of one key. */
public enum DuplicateKeys {
    /** The run fails. */
    FAIL,
    /** The first row counts. */
    FIRST,
    /** The last row counts. */
    LAST
}
