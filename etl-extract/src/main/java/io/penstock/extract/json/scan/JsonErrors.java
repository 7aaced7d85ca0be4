package io.penstock.extract.json.scan;

import io.penstock.error.ErrorCode;

/** What can be wrong with JSON that is read. */
public final class JsonErrors {
    public static final ErrorCode MALFORMED = new ErrorCode("PEN-2301", "Text that is not JSON");
    public static final ErrorCode TOO_DEEP = new ErrorCode("PEN-2302", "JSON nested deeper than max_depth");
    public static final ErrorCode RECORD_TOO_LONG =
            new ErrorCode("PEN-2303", "A JSON record longer than max_record_bytes");
    public static final ErrorCode MISFIT =
            new ErrorCode("PEN-2304", "A JSON value that does not fit its column's type");
    public static final ErrorCode MISSING_VALUE = new ErrorCode("PEN-2305", "No JSON value in a NOT NULL column");
    public static final ErrorCode NO_RECORDS = new ErrorCode("PEN-2306", "A record_path that leads nowhere");
    public static final ErrorCode NEW_KEY = new ErrorCode("PEN-2308", "A key that none of the first records had");
    public static final ErrorCode SETTING = new ErrorCode("PEN-2309", "A JSON setting that is not valid");
    public static final ErrorCode TOO_MANY_COLUMNS =
            new ErrorCode("PEN-2310", "JSON records with more keys than max_columns");
    public static final ErrorCode UNKNOWN_COLUMN =
            new ErrorCode("PEN-2311", "A column that none of the JSON records has");

    private JsonErrors() {}
}
