package io.penstock.extract.files;

/** What happens when a directory cannot be listed, or a file cannot be read for a detail. */
public enum UnreadablePolicy {
    /** The run fails. The default. */
    FAIL,
    /** A row with its path goes to the reject sink. */
    REJECT,
    /** What cannot be read is null; a directory is passed over. The run report counts them as warnings. */
    NULL
}
