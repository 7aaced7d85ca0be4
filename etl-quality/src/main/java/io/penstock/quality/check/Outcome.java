package io.penstock.quality.check;

/** What a check came to, from best to worst. */
public enum Outcome {
    PASS,
    /** There was nothing to judge: no rows, no values, not enough history. Never stops a run. */
    NOT_EVALUATED,
    /** Not met, and to be told, but not to stop a run. */
    WARN,
    /** Not met. */
    FAIL,
    /** Could not be judged because something broke: an expression failed on a row, another source could not be read. */
    ERROR;

    /** Whether somebody should look. */
    public boolean isBad() {
        return this.compareTo(WARN) >= 0;
    }
}
