package io.penstock.extract.json.policy;

/** What happens to a record with a key that none of the records had which the columns were found by. */
public enum NewKeys {
    /** The record goes to the reject sink, so that nothing is lost. The default. */
    REJECT,
    /** The value is left out. */
    IGNORE,
    /** The run fails. */
    FAIL
}
