package io.penstock.load.csv;

/** Whether the file begins with the UTF-8 byte order mark, which Excel needs to recognise UTF-8. */
public enum ByteOrderMark {
    /** It does not. The default. */
    OMIT,
    WRITE
}
