package io.penstock.extract.text;

/** What happens to a row with a value that cannot be read as its column's type. */
public enum MisfitPolicy {
    /** The row goes to the reject sink with every reason. The default. */
    REJECT,
    /** The value becomes null, which the run report counts; in a NOT NULL column the row is rejected. */
    NULL,
    /** The run fails at the first such value. */
    FAIL
}
