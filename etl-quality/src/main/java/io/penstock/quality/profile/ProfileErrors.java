package io.penstock.quality.profile;

import io.penstock.error.ErrorCode;

/** What can be wrong with a profiler's settings. */
public final class ProfileErrors {
    public static final ErrorCode NO_COLUMNS = new ErrorCode("PEN-5101", "A profile of no columns");
    public static final ErrorCode REPEATED_COLUMN = new ErrorCode("PEN-5102", "A column named twice in a profile");
    public static final ErrorCode DISTINCT_LIMIT =
            new ErrorCode("PEN-5103", "A limit of exact distinct counts that is out of range");
    public static final ErrorCode SIZE = new ErrorCode("PEN-5106", "A size of a profile that is out of range");
    public static final ErrorCode IGNORED_SETTING =
            new ErrorCode("PEN-5107", "A setting of a profile that has no effect at its level of detail");

    private ProfileErrors() {}
}
