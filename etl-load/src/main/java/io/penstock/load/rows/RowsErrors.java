package io.penstock.load.rows;

import io.penstock.error.ErrorCode;

/** Codes of mistakes with sinks in memory. */
public final class RowsErrors {
    public static final ErrorCode UNCHANGEABLE_LIST = new ErrorCode("PEN-4050", "A list that cannot be added to");
    public static final ErrorCode CONSUMER_FAILED =
            new ErrorCode("PEN-4051", "The user's consumer of rows threw an exception");

    private RowsErrors() {}
}
