package io.penstock.transform.join;

import io.penstock.error.ErrorCode;

/** The codes of joins, lookups, set operations and history. */
public final class JoinErrors {
    public static final ErrorCode NO_KEY =
            new ErrorCode("PEN-3401", "A join without key columns, or a cross join with them");
    public static final ErrorCode KEY_TYPES =
            new ErrorCode("PEN-3402", "Two key columns whose types cannot be compared");
    public static final ErrorCode COLLISION =
            new ErrorCode("PEN-3403", "A column of the other side has the name of a column that is there already");
    public static final ErrorCode CARDINALITY =
            new ErrorCode("PEN-3404", "A key occurs more often than was promised for its side");
    public static final ErrorCode TOO_MANY_ROWS = new ErrorCode("PEN-3405", "A join gives more rows than its limit");
    public static final ErrorCode TOO_LARGE =
            new ErrorCode("PEN-3406", "A reference or a single key holds more rows than fit into the step's memory");
    public static final ErrorCode MISSED = new ErrorCode("PEN-3407", "A key that a lookup does not find");
    public static final ErrorCode COLUMNS_DIFFER =
            new ErrorCode("PEN-3408", "Sides of a set operation whose columns do not fit together");
    public static final ErrorCode BAD_HISTORY = new ErrorCode(
            "PEN-3409", "A dimension that is not a history of versions, or a row that does not fit into it");

    private JoinErrors() {}
}
