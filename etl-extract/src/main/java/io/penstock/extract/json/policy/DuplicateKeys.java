package io.penstock.extract.json.policy;

/** What a key means that stands twice in one object. */
public enum DuplicateKeys {
    /** The last value counts, as in most readers of JSON. The default. */
    LAST,
    /** The first value counts. */
    FIRST,
    /** The record goes to the reject sink. */
    REJECT
}
