package io.penstock.extract.excel.cells;

/** Rows that a person does not see, because they were hidden or filtered away. */
public enum HiddenRows {
    /** They are rows like any other. The default. */
    READ,
    SKIP
}
