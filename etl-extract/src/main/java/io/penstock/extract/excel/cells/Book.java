package io.penstock.extract.excel.cells;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** An open workbook. One thread; one sheet at a time. */
public interface Book extends Closeable {
    /** In the order of their tabs. */
    List<SheetInfo> sheets();

    /** Which day is number 0 of this book. */
    DateSystem dateSystem();

    RowSource open(SheetInfo sheet, RowOptions options) throws IOException;

    /** Bytes of the file read so far, about. */
    long bytesRead();
}
