/**
 * Cells as a workbook holds them, before they become typed columns: a {@link io.penstock.extract.excel.cells.Book} has sheets, a
 * {@link io.penstock.extract.excel.cells.RowSource} fills a {@link io.penstock.extract.excel.cells.CellGrid} with rows of one sheet.
 */
@NullMarked
package io.penstock.extract.excel.cells;

import org.jspecify.annotations.NullMarked;
