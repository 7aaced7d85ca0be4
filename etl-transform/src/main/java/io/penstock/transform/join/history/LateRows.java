package io.penstock.transform.join.history;

/** What becomes of a row that is older than its key's current version and tells something else than the history. */
public enum LateRows {
    /** It goes to the reject sink. */
    REJECT,
    /** It is left out, counted as filtered. */
    IGNORE,
    /** It fails the run. */
    FAIL
}
