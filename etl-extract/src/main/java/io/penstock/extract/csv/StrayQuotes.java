package io.penstock.extract.csv;

/** What text behind a closing quote means, as in {@code "The "Best" Book"}. A quote inside an unquoted field is always just a character. */
public enum StrayQuotes {
    /** The record goes to the reject sink as it is. The default. */
    REJECT,
    /** The text belongs to the field. */
    KEEP
}
