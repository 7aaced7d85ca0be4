package io.penstock.load.csv;

/**
 * What becomes of texts that a spreadsheet would run as a formula: those that begin with {@code = + - @}, a tab or a carriage
 * return. Numbers and dates are never touched, negative ones neither.
 */
public enum FormulaGuard {
    /** They are written as they are. The default: the file holds exactly the data. */
    OFF,
    /** They get an apostrophe in front. */
    ESCAPE
}
