/**
 * Excel workbooks as a sink. {@link io.penstock.load.excel.ExcelLoader} is the spec; {@code ExcelFormat} writes one file: {@code
 * WorkbookFile} the ZIP archive and its fixed parts, {@code SheetWriter} rows, {@code CellWriter} the cells of one column, as XML bytes
 * straight from the columns. No library is needed.
 */
@NullMarked
package io.penstock.load.excel;

import org.jspecify.annotations.NullMarked;
