package io.penstock.extract.rows;

import io.penstock.error.ErrorCode;

/** Codes of mistakes with rows in memory. */
public final class RowsErrors {
    public static final ErrorCode UNKNOWN_RECORD =
            new ErrorCode("PEN-2050", "A list of records that does not tell their class, or holds no records");
    public static final ErrorCode VALUE_UNFIT =
            new ErrorCode("PEN-2051", "A value in memory that does not fit its column");
    public static final ErrorCode READ_TWICE = new ErrorCode("PEN-2052", "A stream that was read already");
    public static final ErrorCode SUPPLIER_FAILED =
            new ErrorCode("PEN-2053", "The user's stream, iterator or supplier of records threw an exception");
    public static final ErrorCode SETTINGS =
            new ErrorCode("PEN-2054", "Settings of rows in memory that contradict each other");
    public static final ErrorCode UNCLEAR_TYPE =
            new ErrorCode("PEN-2055", "Values of a column in memory that have no type in common");

    private RowsErrors() {}
}
