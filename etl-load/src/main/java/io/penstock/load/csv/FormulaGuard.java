package io.penstock.load.csv;

/**
 * What becomes of texts that a spreadsheet would run as a formula: those that begin with {@code = + - @}, a tab or a line break,
 * or a full-width {@code = + - @} (the characters of OWASP's page on CSV injection). It goes by the column's type: only TEXT
 * values and column names are looked at, so numbers and dates are never touched, negative ones neither; a number or a
 * telephone number in a TEXT column is.
 */
public enum FormulaGuard {
    /** They are written as they are. The default: the file holds exactly the data. */
    OFF,
    /** They get an apostrophe in front. */
    ESCAPE
}
