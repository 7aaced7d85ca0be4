package io.penstock.extract.excel.cells;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.util.ArrayList;
import java.util.List;

/** The merged areas of a sheet, whose first cell's value is given to all of their cells. One thread. */
public final class MergedAreas {
    /** No area, or areas whose cells stay as they are. */
    public static final MergedAreas NONE = new MergedAreas(List.of());

    private final List<Area> areas = new ArrayList<>();

    private static final class Area {
        private final CellRange cells;
        private byte kind = CellKind.EMPTY;
        private byte[] value = {};

        private Area(CellRange cells) {
            this.cells = cells;
        }
    }

    private MergedAreas(List<CellRange> found) {
        found.forEach(range -> areas.add(new Area(range)));
    }

    /** @throws ExtractException when an area lies in the range and the policy is {@link MergedCells#FAIL} */
    public static MergedAreas of(List<CellRange> found, RowOptions options) {
        if (options.mergedCells() == MergedCells.FAIL) {
            for (CellRange area : found) {
                if (area.overlaps(options.range())) {
                    throw new ExtractException(
                            Problem.of(ExcelErrors.MERGED, "the cells " + area + " are merged and merged_cells is fail")
                                    .at(options.place())
                                    .next("Set merged_cells to repeat or first, or a range without merged cells."));
                }
            }
        }
        return options.mergedCells() == MergedCells.REPEAT ? new MergedAreas(found) : NONE;
    }

    /** Fills the cells of the row that was begun in the grid. */
    public void fill(CellGrid grid, int row) {
        for (Area area : areas) {
            CellRange cells = area.cells;
            if (row < cells.firstRow() || row > cells.lastRow()) {
                continue;
            }
            int first = cells.firstColumn();
            if (row == cells.firstRow()) {
                area.kind = grid.currentKind(first);
                area.value = area.kind == CellKind.EMPTY ? area.value : grid.currentBytes(first);
            }
            if (area.kind == CellKind.EMPTY) {
                continue;
            }
            int start = grid.bytes().size();
            grid.bytes().append(area.value, 0, area.value.length);
            for (int c = first; c <= cells.lastColumn(); c++) {
                if (grid.holds(c) && grid.currentKind(c) == CellKind.EMPTY) {
                    grid.cell(c, area.kind, start, grid.bytes().size());
                }
            }
        }
    }
}
