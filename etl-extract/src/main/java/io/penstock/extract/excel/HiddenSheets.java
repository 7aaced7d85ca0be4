package io.penstock.extract.excel;

/** Sheets that a person does not see. */
public enum HiddenSheets {
    /** They are read only where {@code sheet} or {@code sheet_number} names them. The default. */
    ONLY_BY_NAME,
    /** They are sheets like any other. */
    READ
}
