package io.penstock.load.excel;

/** With mode append: what becomes of a sheet of the same name in the workbook that is there. Other sheets stay as they are. */
public enum ExistingSheet {
    /** Rows are added at its end; its header must be the same. The default. */
    APPEND,
    /** What is written takes its place. */
    REPLACE,
    /** The run fails before anything is written. */
    FAIL
}
