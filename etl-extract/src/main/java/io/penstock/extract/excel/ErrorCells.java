package io.penstock.extract.excel;

/** Cells that show an error such as {@code #N/A}, and formulas whose result is not in the file. */
public enum ErrorCells {
    /** A value that fits no column; {@code misfits} says what happens. The default. */
    MISFIT,
    /** Null, which the run report counts. */
    NULL,
    /** The text of the error in TEXT columns; a misfit in others. Formulas without a result stay misfits. */
    TEXT
}
