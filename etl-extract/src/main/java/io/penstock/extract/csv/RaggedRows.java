package io.penstock.extract.csv;

/** What happens to a record with more or fewer fields than the header. None of them changes a row silently. */
public enum RaggedRows {
    /** The record goes to the reject sink as it is. The default. */
    REJECT,
    /** Missing fields become null; a record with too many fields is rejected. */
    PAD,
    /** The run fails at the first such record. */
    STRICT
}
