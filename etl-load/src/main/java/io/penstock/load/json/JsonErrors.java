package io.penstock.load.json;

import io.penstock.error.ErrorCode;

/** The codes of what can go wrong while JSON is written. */
public final class JsonErrors {
    public static final ErrorCode SETTING = new ErrorCode("PEN-4301", "A JSON setting that cannot work");
    public static final ErrorCode NAME_CLASH =
            new ErrorCode("PEN-4302", "A column that would be a value and an object in one");
    public static final ErrorCode NOT_FINITE = new ErrorCode("PEN-4303", "A number that JSON cannot hold");
    public static final ErrorCode OTHER_FORM =
            new ErrorCode("PEN-4304", "Rows cannot be appended to a file of another form");

    private JsonErrors() {}
}
