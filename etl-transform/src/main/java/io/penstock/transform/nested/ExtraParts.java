package io.penstock.transform.nested;

/** What becomes of a text with more parts than there are columns for. */
public enum ExtraParts {
    /** The last column gets the rest of the text, separators included. */
    JOIN,
    /** The parts that are too many are left out. */
    DROP,
    /** All parts are null. */
    NULL,
    /** The row goes to the reject sink. */
    REJECT
}
