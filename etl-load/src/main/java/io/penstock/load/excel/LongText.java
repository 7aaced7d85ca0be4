package io.penstock.load.excel;

/** What becomes of a row with a text of more than 32,767 characters, which no cell can hold. */
public enum LongText {
    /** It goes to the reject sink. The default. */
    REJECT,
    /** The run fails. */
    FAIL,
    /** The text is cut off, which the report does not tell. */
    CUT
}
