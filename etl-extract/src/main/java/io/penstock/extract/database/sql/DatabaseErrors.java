package io.penstock.extract.database.sql;

import io.penstock.error.ErrorCode;

/** The codes of what can go wrong while a database is read. */
public final class DatabaseErrors {
    public static final ErrorCode SETTING =
            new ErrorCode("PEN-2501", "A setting of a database source is missing or contradicts another");
    public static final ErrorCode UNREACHABLE = new ErrorCode("PEN-2502", "The database cannot be reached");
    public static final ErrorCode LOGIN = new ErrorCode("PEN-2503", "The database refused the login");
    public static final ErrorCode NO_TABLE = new ErrorCode("PEN-2504", "A table that is not there");
    public static final ErrorCode STATEMENT = new ErrorCode("PEN-2505", "The database refused the query");
    public static final ErrorCode LOCKED = new ErrorCode("PEN-2506", "Another program holds the database");
    public static final ErrorCode NOT_A_DATABASE = new ErrorCode("PEN-2507", "There is no database at the place given");
    public static final ErrorCode MISFIT = new ErrorCode("PEN-2508", "A value that does not fit its column's type");
    public static final ErrorCode CURSOR = new ErrorCode("PEN-2509", "A column that cannot be the cursor or the key");
    public static final ErrorCode TIMEOUT = new ErrorCode("PEN-2510", "The database took too long");
    public static final ErrorCode FAILED = new ErrorCode("PEN-2511", "The database reported an error");
    public static final ErrorCode NULL_CURSOR = new ErrorCode("PEN-2512", "A row without a cursor or key value");

    private DatabaseErrors() {}
}
