package io.penstock.extract.file;

import io.penstock.error.ErrorCode;

/** What can be wrong with a file before its content is looked at. */
public final class FileErrors {
    public static final ErrorCode MISSING = new ErrorCode("PEN-2001", "A file that is not there");
    public static final ErrorCode DIRECTORY = new ErrorCode("PEN-2002", "A directory where a file was expected");
    public static final ErrorCode NO_MATCH = new ErrorCode("PEN-2003", "A glob that matches no file");
    public static final ErrorCode UNREADABLE = new ErrorCode("PEN-2004", "A file that cannot be opened or read");
    public static final ErrorCode NOT_TEXT = new ErrorCode("PEN-2005", "A file of another format than text");
    public static final ErrorCode MISSING_LIBRARY =
            new ErrorCode("PEN-2006", "An optional library that this file needs is not there");
    public static final ErrorCode DAMAGED = new ErrorCode("PEN-2007", "A compressed file that is cut off or damaged");
    public static final ErrorCode MALFORMED =
            new ErrorCode("PEN-2008", "Bytes that are not text in the encoding that was set");

    private FileErrors() {}
}
