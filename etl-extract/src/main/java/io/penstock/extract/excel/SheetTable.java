package io.penstock.extract.excel;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.csv.DuplicateNames;
import io.penstock.extract.csv.Header;
import io.penstock.extract.excel.cells.Book;
import io.penstock.extract.excel.cells.Bytes;
import io.penstock.extract.excel.cells.CellGrid;
import io.penstock.extract.excel.cells.CellKind;
import io.penstock.extract.excel.cells.CellRange;
import io.penstock.extract.excel.cells.DateSystem;
import io.penstock.extract.excel.cells.ExcelErrors;
import io.penstock.extract.excel.cells.RowOptions;
import io.penstock.extract.excel.cells.RowSource;
import io.penstock.extract.excel.cells.SheetInfo;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table on one open sheet, its header already read. One thread. */
final class SheetTable implements Closeable {
    private final String place;
    private final RowSource rows;
    private final DateSystem dates;
    private final ExcelSettings settings;
    private final @Nullable List<String> names;
    private final int firstColumn;
    private boolean ended;

    private SheetTable(
            String place,
            RowSource rows,
            DateSystem dates,
            ExcelSettings settings,
            @Nullable List<String> names,
            int firstColumn) {
        this.place = place;
        this.rows = rows;
        this.dates = dates;
        this.settings = settings;
        this.names = names;
        this.firstColumn = firstColumn;
    }

    /** Opens a sheet and reads its header. */
    static SheetTable open(Book book, SheetInfo sheet, String file, ExcelSettings settings) throws IOException {
        String place = file + "!" + sheet.name();
        CellRange range = settings.range();
        int first = settings.headerRow > 0 ? settings.headerRow : range.firstRow() + settings.skipRows;
        CellRange cells = range.fromRow(Math.min(first, CellRange.MOST_ROWS));
        RowSource rows = book.open(
                sheet, new RowOptions(cells, settings.hiddenRows, settings.emptyRows, settings.mergedCells, place));
        try {
            if (settings.header == Header.ABSENT) {
                List<String> given = settings.columnNames.isEmpty() ? null : settings.columnNames;
                return new SheetTable(place, rows, book.dateSystem(), settings, given, range.firstColumn());
            }
            return withHeader(rows, book.dateSystem(), settings, place);
        } catch (IOException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private static SheetTable withHeader(RowSource rows, DateSystem dates, ExcelSettings settings, String place)
            throws IOException {
        CellGrid grid = CellGrid.growing(1, Integer.MAX_VALUE);
        while (rows.read(grid) && isEmpty(grid)) {
            grid = CellGrid.growing(1, Integer.MAX_VALUE);
        }
        if (isEmpty(grid) || (settings.headerRow > 0 && grid.rowNumber(0) != settings.headerRow)) {
            if (settings.headerRow > 0 && !isEmpty(grid)) {
                throw new ExtractException(Problem.of(
                                ExcelErrors.NO_HEADER,
                                "row " + settings.headerRow + " is empty and should be the header")
                        .at(place)
                        .next("The next row with a value is " + grid.rowNumber(0) + "."));
            }
            return new SheetTable(
                    place, rows, dates, settings, null, settings.range().firstColumn());
        }
        CellRange range = settings.range();
        int first = 0;
        while (grid.kind(first, 0) == CellKind.EMPTY) {
            first++;
        }
        int last = grid.width() - 1;
        while (grid.kind(last, 0) == CellKind.EMPTY) {
            last--;
        }
        if (settings.range != null && range.limitsColumns()) {
            first = range.firstColumn();
            last = range.lastColumn() == CellRange.MOST_COLUMNS - 1 ? last : range.lastColumn();
        }
        return new SheetTable(place, rows, dates, settings, names(grid, first, last, dates, settings, place), first);
    }

    private static boolean isEmpty(CellGrid grid) {
        if (grid.rows() == 0) {
            return true;
        }
        for (int c = 0; c < grid.width(); c++) {
            if (grid.kind(c, 0) != CellKind.EMPTY) {
                return false;
            }
        }
        return true;
    }

    private static List<String> names(
            CellGrid grid, int first, int last, DateSystem dates, ExcelSettings settings, String place) {
        int width = last - first + 1;
        String where = place + "!" + CellRange.cellName(grid.rowNumber(0), first);
        if (!settings.columnNames.isEmpty()) {
            if (settings.columnNames.size() != width) {
                throw new ExtractException(Problem.of(
                                ExcelErrors.HEADER_MISMATCH,
                                "the header has " + width + " columns, column_names has " + settings.columnNames.size())
                        .at(where)
                        .next("Name every column of the table."));
            }
            return settings.columnNames;
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int c = first; c <= last; c++) {
            Bytes text = new Bytes(32);
            if (c < grid.width()) {
                CellTexts.append(text, grid, c, 0, dates);
            }
            String name = text.text(0).strip();
            if (name.isEmpty()) {
                name = "column_" + (names.size() + 1);
            }
            if (!seen.add(name)) {
                name = again(name, seen, settings, place + "!" + CellRange.cellName(grid.rowNumber(0), c));
            }
            names.add(name);
        }
        return names;
    }

    private static String again(String name, Set<String> seen, ExcelSettings settings, String where) {
        if (settings.duplicateNames == DuplicateNames.ERROR) {
            throw new ExtractException(
                    Problem.of(ExcelErrors.DUPLICATE_HEADER, "an earlier column is named '" + name + "' too")
                            .at(where)
                            .next("Set duplicate_names to number to read them as '" + name + "' and '" + name
                                    + "_2', or give column_names."));
        }
        int number = 2;
        while (!seen.add(name + "_" + number)) {
            number++;
        }
        return name + "_" + number;
    }

    /** {@code book.xlsx!Sheet1}. */
    String place() {
        return place;
    }

    DateSystem dates() {
        return dates;
    }

    /** The columns by the header or the settings; null where neither tells. */
    @Nullable
    List<String> names() {
        return names;
    }

    int firstColumn() {
        return firstColumn;
    }

    /** The next rows for a table of known columns; null at the end. */
    @Nullable
    CellGrid next(int first, int width, int mostRows, int mostBytes) throws IOException {
        return read(CellGrid.of(first, width, mostRows, mostBytes));
    }

    /** The next rows with as many columns as they have; null at the end. */
    @Nullable
    CellGrid next(int mostRows, int mostBytes) throws IOException {
        return read(CellGrid.growing(mostRows, mostBytes));
    }

    private @Nullable CellGrid read(CellGrid grid) throws IOException {
        if (!ended) {
            ended = !rows.read(grid);
        }
        return grid.rows() == 0 ? null : grid;
    }

    ExcelSettings settings() {
        return settings;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
