package io.penstock.transform.join.lookup;

/** What becomes of a row whose key is not in the reference, or null. */
public enum MissPolicy {
    /** It stays, with nulls. */
    KEEP,
    /** It stays, with the default values. */
    DEFAULT,
    /** It goes to the reject sink. */
    REJECT,
    /** It fails the run. */
    FAIL
}
