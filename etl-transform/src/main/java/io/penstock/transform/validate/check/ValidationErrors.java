package io.penstock.transform.validate.check;

import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;

/** The codes of rules that cannot be applied. */
public final class ValidationErrors {
    public static final ErrorCode WRONG_TYPE = new ErrorCode("PEN-1203", "A rule cannot judge a column of this type");
    public static final ErrorCode BAD_SETTING = new ErrorCode("PEN-1204", "A setting of a rule is not valid");
    public static final ErrorCode BAD_VALUE =
            new ErrorCode("PEN-1205", "A value given to a rule cannot be read as the type of its column");

    private ValidationErrors() {}

    /** The exception for one bad value of a setting, thrown at the call. */
    public static PlanException badSetting(String rule, String what) {
        return new PlanException(new Problem(BAD_SETTING, rule, what, null));
    }
}
