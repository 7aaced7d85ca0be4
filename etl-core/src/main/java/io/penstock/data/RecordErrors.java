package io.penstock.data;

import io.penstock.error.ErrorCode;

/** Codes of mistakes between rows and Java records. */
public final class RecordErrors {
    public static final ErrorCode UNMAPPABLE =
            new ErrorCode("PEN-1030", "A Java record that rows cannot be turned into");
    public static final ErrorCode OTHER_TYPE =
            new ErrorCode("PEN-1031", "A record component of another type than its column");
    public static final ErrorCode ROW_UNFIT = new ErrorCode("PEN-3080", "A row that does not fit a Java record");
    public static final ErrorCode CONSTRUCTOR_THREW =
            new ErrorCode("PEN-3081", "The constructor or an accessor of a Java record threw an exception");
    public static final ErrorCode VALUE_UNFIT =
            new ErrorCode("PEN-3082", "A value of a Java record that does not fit its column");

    private RecordErrors() {}
}
