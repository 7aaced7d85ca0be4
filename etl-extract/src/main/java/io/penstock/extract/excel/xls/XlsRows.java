package io.penstock.extract.excel.xls;

import io.penstock.extract.excel.cells.CellGrid;
import io.penstock.extract.excel.cells.CellRange;
import io.penstock.extract.excel.cells.EmptyRows;
import io.penstock.extract.excel.cells.MergedAreas;
import io.penstock.extract.excel.cells.RowOptions;
import io.penstock.extract.excel.cells.RowSource;

/** Gives collected cells row by row. */
final class XlsRows implements RowSource {
    private final XlsCells cells;
    private final RowOptions options;
    private final MergedAreas merged;
    private int next;
    private int lastGiven;

    XlsRows(XlsCells cells, RowOptions options, MergedAreas merged) {
        this.cells = cells;
        this.options = options;
        this.merged = merged;
        this.lastGiven = options.range().firstRow() - 1;
    }

    @Override
    public boolean read(CellGrid grid) {
        boolean keep = options.emptyRows() == EmptyRows.KEEP;
        while (next < cells.size()) {
            int row = cells.row(next);
            if (row > options.range().lastRow()) {
                next = cells.size();
            } else if (row < options.range().firstRow() || cells.isSkipped(row)) {
                lastGiven = Math.max(lastGiven, row);
                skip(row);
            } else if (grid.isFull()) {
                return true;
            } else if (keep && lastGiven + 1 < row) {
                grid.beginRow(++lastGiven);
                grid.endRow(true);
            } else {
                lastGiven = row;
                give(grid, row, keep);
            }
        }
        return false;
    }

    private void skip(int row) {
        while (next < cells.size() && cells.row(next) == row) {
            next++;
        }
    }

    private void give(CellGrid grid, int row, boolean keep) {
        CellRange range = options.range();
        grid.beginRow(row);
        for (; next < cells.size() && cells.row(next) == row; next++) {
            int column = cells.column(next);
            if (column >= range.firstColumn() && column <= range.lastColumn()) {
                int start = grid.bytes().size();
                cells.copyTo(grid.bytes(), next);
                grid.cell(column, cells.kind(next), start, grid.bytes().size());
            }
        }
        merged.fill(grid, row);
        grid.endRow(keep);
    }

    @Override
    public void close() {
        next = cells.size();
    }
}
