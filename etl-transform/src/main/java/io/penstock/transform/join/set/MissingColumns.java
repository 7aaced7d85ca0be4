package io.penstock.transform.join.set;

/** What happens in a union when one source has a column that another has not. */
public enum MissingColumns {
    /** It is an error of the plan. */
    FAIL,
    /** The column is there, null in the rows of a source that has it not. */
    NULL
}
