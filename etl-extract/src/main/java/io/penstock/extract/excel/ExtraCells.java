package io.penstock.extract.excel;

/** Values beside the table, in columns that its header does not name. */
public enum ExtraCells {
    /** Their row goes to the reject sink. The default: nothing is dropped silently. */
    REJECT,
    /** They are left out. */
    IGNORE,
    /** The run fails. */
    FAIL
}
