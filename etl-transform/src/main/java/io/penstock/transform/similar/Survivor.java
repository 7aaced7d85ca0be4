package io.penstock.transform.similar;

/** Which row of a cluster stays. */
public enum Survivor {
    /** The one that came first. */
    FIRST,
    /** The one that came last. */
    LAST,
    /** The one with the fewest nulls; of several the first. */
    MOST_COMPLETE
}
