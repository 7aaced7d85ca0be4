package io.penstock.extract.excel;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.data.TextColumn;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.excel.cells.CellGrid;
import io.penstock.extract.excel.cells.CellKind;
import io.penstock.extract.excel.cells.CellRange;
import io.penstock.extract.excel.cells.DateSystem;
import io.penstock.extract.excel.cells.ExcelErrors;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.extract.text.Misfits;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.RowFailures;
import java.util.ArrayList;
import java.util.List;

/** Makes a batch of the cells of some rows, and rejects the rows that cannot become one. */
final class GridDecoder implements PendingBatch {
    /** Stands for a column in misfits where a row has a cell beside the table. */
    private static final int EXTRA = Integer.MAX_VALUE;

    private final CellGrid grid;
    private final String place;
    private final DateSystem dates;
    private final RunDecoders run;
    private final int afterRow;

    /** @param afterRow rows of the sheet up to this one are left out, 0 for none */
    GridDecoder(CellGrid grid, String place, DateSystem dates, RunDecoders run, int afterRow) {
        this.grid = grid;
        this.place = place;
        this.dates = dates;
        this.run = run;
        this.afterRow = afterRow;
    }

    @Override
    public void decode(Output output) {
        TableLayout layout = run.layout();
        int rows = grid.rows();
        List<TextColumn> originals = new ArrayList<>(grid.width());
        for (int c = 0; c < grid.width(); c++) {
            originals.add(CellTexts.column(grid, c, dates));
        }
        Misfits misfits = new Misfits();
        List<Column> columns = new ArrayList<>(layout.output().size());
        for (int c = 0; c < layout.output().size(); c++) {
            int from = layout.tableColumns()[c];
            columns.add(run.column(c).decode(grid, from, originals.get(from), dates, c, misfits));
        }
        if (run.settings().extraCells != ExtraCells.IGNORE) {
            for (int row = 0; row < rows; row++) {
                if (grid.extraColumn(row) >= 0) {
                    misfits.add(row, EXTRA);
                }
            }
        }
        Batch original = Batch.of(layout.original(), originals, rows);
        Batch batch = Batch.of(layout.output(), columns, rows)
                .withOrigin(Origin.of(original, row -> new RecordPosition(place, grid.rowNumber(row), -1)));
        finish(batch, misfits, output);
    }

    private void finish(Batch batch, Misfits misfits, Output output) {
        if (misfits.isEmpty()) {
            output.emit(behind(batch));
            return;
        }
        misfits.sort();
        RowFailures failures = new RowFailures();
        for (int i = 0; i < misfits.size(); i++) {
            int row = misfits.row(i);
            if (grid.rowNumber(row) <= afterRow) {
                continue;
            }
            int column = misfits.column(i);
            Failure failure = column == EXTRA ? extra(row) : misfit(row, column);
            boolean error = column != EXTRA && isError(row, column);
            if (error && run.settings().errorCells == ErrorCells.NULL) {
                output.warn(failure, 1);
            } else if (column == EXTRA
                    ? run.settings().extraCells == ExtraCells.FAIL
                    : run.settings().misfits == MisfitPolicy.FAIL) {
                throw failed(row, column, failure);
            } else if (column != EXTRA && run.settings().misfits == MisfitPolicy.NULL) {
                output.warn(failure, 1);
            } else {
                failures.add(row, failure);
            }
        }
        if (failures.isEmpty()) {
            output.emit(behind(batch));
            return;
        }
        output.reject(batch, failures);
        output.emit(without(batch, failures));
    }

    /** The rows behind {@code afterRow}. */
    private Batch behind(Batch batch) {
        return batch.rowCount() > 0 && grid.rowNumber(0) <= afterRow ? without(batch, new RowFailures()) : batch;
    }

    private Batch without(Batch batch, RowFailures failures) {
        int[] kept = new int[batch.rowCount()];
        int at = 0;
        int next = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            while (next < failures.size() && failures.row(next) < row) {
                next++;
            }
            boolean rejected = next < failures.size() && failures.row(next) == row;
            if (!rejected && grid.rowNumber(row) > afterRow) {
                kept[at++] = row;
            }
        }
        return batch.gather(kept, at);
    }

    private boolean isError(int row, int column) {
        byte kind = grid.kind(run.layout().tableColumns()[column], row);
        return kind == CellKind.ERROR || kind == CellKind.UNCALCULATED;
    }

    private Failure misfit(int row, int column) {
        String name = run.layout().output().field(column).name();
        int from = run.layout().tableColumns()[column];
        String letters = CellRange.columnName(grid.firstColumn() + from);
        byte kind = grid.kind(from, row);
        String what = kind == CellKind.UNCALCULATED
                ? "the formula has no result in the file"
                : "cannot read " + noun(kind, from, row) + " as "
                        + run.layout().output().field(column).type() + run.guessed(column);
        return run.failure("type(" + name + ")", "column '" + name + "' (" + letters + "): " + what);
    }

    private String noun(byte kind, int column, int row) {
        return switch (kind) {
            case CellKind.NUMBER -> "this number";
            case CellKind.BOOLEAN -> "true or false";
            case CellKind.ERROR -> {
                String text = new String(
                        grid.bytes().array(),
                        grid.start(column, row),
                        Math.min(16, grid.end(column, row) - grid.start(column, row)),
                        java.nio.charset.StandardCharsets.UTF_8);
                yield "the error " + text;
            }
            case CellKind.DATE, CellKind.TIMESTAMP -> "a date";
            case CellKind.TIME -> "a time";
            default -> "text";
        };
    }

    private Failure extra(int row) {
        return run.failure(
                "excel(columns)",
                "column " + CellRange.columnName(grid.extraColumn(row))
                        + " has a value, but the header names no column there");
    }

    private ExtractException failed(int row, int column, Failure failure) {
        int sheetColumn = column == EXTRA
                ? grid.extraColumn(row)
                : grid.firstColumn() + run.layout().tableColumns()[column];
        return new ExtractException(Problem.of(ExcelErrors.MISFIT, failure.message())
                .at(place + "!" + CellRange.cellName(grid.rowNumber(row), sheetColumn))
                .next(
                        column == EXTRA
                                ? "Set range or header_row to the table, or extra_cells to reject or ignore."
                                : "Mend the cell, or set misfits to reject or null."));
    }
}
