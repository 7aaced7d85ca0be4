package io.penstock.transform.enrich;

/** What {@link MapValues} does with a value that is not in the mapping. */
public enum Unmatched {
    KEEP,
    /** The value of {@link MapValues#defaultValue}. */
    DEFAULT,
    NULL,
    /** The row goes to the reject sink. */
    REJECT
}
