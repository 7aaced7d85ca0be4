package io.penstock.extract.excel.cells;

/** Areas of cells that were merged into one. */
public enum MergedCells {
    /** The first cell has the value, the others are empty, as the file holds it. The default. */
    FIRST,
    /** Every cell has the value; the sheet is read twice. */
    REPEAT,
    /** The run fails when the range holds a merged area; the sheet is read twice. */
    FAIL
}
