package io.penstock.spi;

/** What happens to a row that fails a validation rule. */
public enum OnFail {
    /** The row goes to the reject sink with every failure. The default. */
    REJECT,
    /** The checked columns of the row become null. */
    NULL,
    /** The row stays; the rule's name is added to the column {@code _validation_errors}. */
    FLAG,
    /** The row stays; the failure is counted in the report. */
    WARN,
    /** The run fails, nothing is committed. */
    FAIL
}
