package io.penstock.extract.excel.cells;

/**
 * Which rows and cells of a sheet are given.
 *
 * @param range cells outside are left out
 * @param hiddenRows whether rows that a person does not see are given
 * @param emptyRows whether rows without a value are given
 * @param mergedCells what the other cells of a merged area hold
 * @param place the file and the sheet, for messages: {@code book.xlsx!Sheet1}
 */
public record RowOptions(
        CellRange range, HiddenRows hiddenRows, EmptyRows emptyRows, MergedCells mergedCells, String place) {}
