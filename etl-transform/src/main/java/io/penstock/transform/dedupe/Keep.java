package io.penstock.transform.dedupe;

/** Which of several rows of one key stays. */
public enum Keep {
    /** The first to arrive; rows pass at once. */
    FIRST,
    /** The last to arrive; rows are held back until the end of the input. */
    LAST
}
