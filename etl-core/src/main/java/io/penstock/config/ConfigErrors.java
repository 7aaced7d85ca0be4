package io.penstock.config;

import io.penstock.error.ErrorCode;

/** The codes of what can be wrong with a config file. */
public final class ConfigErrors {
    public static final ErrorCode UNREADABLE = new ErrorCode("PEN-7001", "A config file that cannot be read");
    public static final ErrorCode SYNTAX = new ErrorCode("PEN-7002", "A config file that is not valid JSON");
    public static final ErrorCode UNKNOWN_KEY = new ErrorCode("PEN-7003", "A key that does not exist");
    public static final ErrorCode WRONG_VALUE = new ErrorCode("PEN-7004", "A value that the key does not take");
    public static final ErrorCode MISSING_KEY = new ErrorCode("PEN-7005", "A required key that is missing");
    public static final ErrorCode DUPLICATE_KEY = new ErrorCode("PEN-7006", "A key or a name that stands twice");
    public static final ErrorCode UNKNOWN_TYPE =
            new ErrorCode("PEN-7007", "A type that no module on the class path has");
    public static final ErrorCode CONTRADICTION =
            new ErrorCode("PEN-7008", "Settings that contradict each other or would have no effect");
    public static final ErrorCode VARIABLE = new ErrorCode("PEN-7009", "A variable that cannot be replaced");
    public static final ErrorCode UNUSED_OVERRIDE =
            new ErrorCode("PEN-7010", "A given variable that the file never uses");
    public static final ErrorCode UNKNOWN_PIPELINE =
            new ErrorCode("PEN-7011", "A pipeline that the file does not have");
    public static final ErrorCode UNUSED_BINDING =
            new ErrorCode("PEN-7012", "A bound source or sink that the file never uses");

    private ConfigErrors() {}
}
