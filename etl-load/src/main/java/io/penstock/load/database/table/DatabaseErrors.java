package io.penstock.load.database.table;

import io.penstock.error.ErrorCode;

/** The codes of what can go wrong while a table is loaded. */
public final class DatabaseErrors {
    public static final ErrorCode TABLE_NAME = new ErrorCode("PEN-4101", "A table needs another name");
    public static final ErrorCode KEY =
            new ErrorCode("PEN-4102", "A key that is missing or contradicts another setting");
    public static final ErrorCode COLUMN_TYPE =
            new ErrorCode("PEN-4103", "A column type that cannot stand in a table definition");
    public static final ErrorCode COLUMNS =
            new ErrorCode("PEN-4104", "Columns that no table of this database can have");
    public static final ErrorCode TABLE_EXISTS = new ErrorCode("PEN-4105", "The table is there already");
    public static final ErrorCode COLUMNS_DIFFER =
            new ErrorCode("PEN-4106", "The table has other columns than the data");
    public static final ErrorCode LOCKED = new ErrorCode("PEN-4107", "Another program holds the database");
    public static final ErrorCode READ_ONLY =
            new ErrorCode("PEN-4108", "The database or its directory cannot be written");
    public static final ErrorCode DISK_FULL = new ErrorCode("PEN-4109", "The disk is full");
    public static final ErrorCode NOT_A_DATABASE = new ErrorCode("PEN-4110", "The target is not a database");
    public static final ErrorCode REFUSED = new ErrorCode("PEN-4111", "The database refused the rows as a whole");
    public static final ErrorCode FAILED = new ErrorCode("PEN-4112", "The database reported an error");
    public static final ErrorCode CONNECTION =
            new ErrorCode("PEN-4115", "The connection to the database broke or could not be made");
    public static final ErrorCode ACCESS = new ErrorCode("PEN-4116", "The database lets this user not do this");
    public static final ErrorCode COMMIT_UNKNOWN =
            new ErrorCode("PEN-4117", "The connection broke during the commit; nobody knows whether it was done");
    public static final ErrorCode RESTART = new ErrorCode("PEN-4118", "A load that cannot commit in the middle");
    public static final ErrorCode NAMES =
            new ErrorCode("PEN-4119", "Names that the database cannot hold or tell apart");
    public static final ErrorCode DEPENDENTS =
            new ErrorCode("PEN-4120", "Something depends on the table that would be replaced");
    public static final ErrorCode TYPES_DIFFER =
            new ErrorCode("PEN-4121", "The table's types cannot store the data without loss");
    public static final ErrorCode SETTING = new ErrorCode("PEN-4114", "A setting outside its limits");
    public static final ErrorCode UNKNOWN_DATABASE =
            new ErrorCode("PEN-4113", "A database this version cannot load into");

    private DatabaseErrors() {}
}
