package io.penstock.load.excel;

/** What becomes of rows behind the last one that a sheet can have, the 1,048,576th. */
public enum Overflow {
    /** They go to a further sheet with the same header, {@code Sheet1 (2)}. The default. */
    NEXT_SHEET,
    /** The run fails. */
    FAIL
}
