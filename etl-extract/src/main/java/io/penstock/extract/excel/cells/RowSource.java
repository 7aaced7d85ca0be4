package io.penstock.extract.excel.cells;

import java.io.Closeable;
import java.io.IOException;

/** The rows of one sheet, in order. One thread. */
public interface RowSource extends Closeable {
    /** Adds rows until the grid is full; false at the end of the sheet (rows may have been added even so). */
    boolean read(CellGrid grid) throws IOException;
}
