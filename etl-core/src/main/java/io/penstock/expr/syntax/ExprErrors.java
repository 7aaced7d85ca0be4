package io.penstock.expr.syntax;

import io.penstock.error.ErrorCode;

/** What can be wrong with an expression. 1101 to 1109 are found before a row moves, 1120 and up while rows move. */
public final class ExprErrors {
    public static final ErrorCode SYNTAX = new ErrorCode("PEN-1101", "An expression that cannot be read");
    public static final ErrorCode UNKNOWN_FUNCTION = new ErrorCode("PEN-1102", "A function that is not there");
    public static final ErrorCode UNKNOWN_COLUMN = new ErrorCode("PEN-1103", "An expression names a missing column");
    public static final ErrorCode AMBIGUOUS_COLUMN =
            new ErrorCode("PEN-1104", "A column name that fits several columns when case is ignored");
    public static final ErrorCode WRONG_TYPE = new ErrorCode("PEN-1105", "Values of types that do not go together");
    public static final ErrorCode ARGUMENT_COUNT = new ErrorCode("PEN-1106", "Too many or too few arguments");
    public static final ErrorCode TOO_WIDE = new ErrorCode("PEN-1107", "A decimal result of more than 38 digits");
    public static final ErrorCode BAD_LITERAL = new ErrorCode("PEN-1108", "A constant that is not what it says");
    public static final ErrorCode OVERFLOW = new ErrorCode("PEN-1120", "A number outside the range of its type");
    public static final ErrorCode CAST_FAILED = new ErrorCode("PEN-1121", "A value that cannot be cast");
    public static final ErrorCode BAD_ARGUMENT = new ErrorCode("PEN-1122", "A function's argument that has no meaning");

    private ExprErrors() {}
}
