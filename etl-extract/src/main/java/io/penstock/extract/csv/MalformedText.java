package io.penstock.extract.csv;

/** What happens to bytes that are not text in the file's encoding. They are never replaced silently. */
public enum MalformedText {
    /** The run fails, naming line and byte. The default: usually the encoding of the whole file is another one. */
    FAIL,
    /** The record goes to the reject sink, the bytes in question written as {@code \\xE9}. */
    REJECT
}
