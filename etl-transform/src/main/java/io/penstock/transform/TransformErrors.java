package io.penstock.transform;

import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;

/** The codes of this module's steps. Rules have their own: {@link io.penstock.transform.validate.check.ValidationErrors}. */
public final class TransformErrors {
    public static final ErrorCode WRONG_TYPE =
            new ErrorCode("PEN-3001", "A step was given a column of a type it cannot work on");
    public static final ErrorCode NOTHING_SELECTED =
            new ErrorCode("PEN-3002", "A pattern of column names fits no column the step can work on");
    public static final ErrorCode BAD_SETTING =
            new ErrorCode("PEN-3003", "A setting of a step is not valid, has no effect or contradicts another");
    public static final ErrorCode FUNCTION_FAILED = new ErrorCode("PEN-3004", "A user's function threw an exception");
    public static final ErrorCode FUNCTION_RESULT =
            new ErrorCode("PEN-3005", "A user's function gave a value or batch that does not fit the declared schema");

    public static final ErrorCode TOO_MANY_GROUPS =
            new ErrorCode("PEN-3006", "There are more groups than the step's memory holds");
    public static final ErrorCode INTO =
            new ErrorCode("PEN-3101", "One name was given for the results of several columns");
    public static final ErrorCode BAD_PATTERN =
            new ErrorCode("PEN-3102", "A regular expression of a step, or what it is replaced by, cannot be read");

    private TransformErrors() {}

    /** The exception for one bad value of a setting, thrown at the call. */
    public static PlanException badSetting(String step, String what) {
        return new PlanException(new Problem(BAD_SETTING, step, what, null));
    }
}
