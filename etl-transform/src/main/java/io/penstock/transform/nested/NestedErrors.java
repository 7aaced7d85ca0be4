package io.penstock.transform.nested;

import io.penstock.error.ErrorCode;

/** The codes of steps on nested and packed values. */
public final class NestedErrors {
    public static final ErrorCode NOT_NESTED = new ErrorCode(
            "PEN-3501",
            "A column that holds nothing the step could take apart, or a text without saying how it is packed");
    public static final ErrorCode NAME_TAKEN =
            new ErrorCode("PEN-3502", "A column that a step makes has the name of one that is there already");

    private NestedErrors() {}
}
