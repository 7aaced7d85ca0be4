package io.penstock.extract.excel;

import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.extract.csv.Header;
import io.penstock.extract.excel.cells.CellGrid;
import io.penstock.extract.excel.cells.CellRange;
import io.penstock.extract.excel.cells.DateSystem;
import io.penstock.extract.excel.cells.ExcelErrors;
import io.penstock.extract.text.Inference;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out what a run will read: names from the header or the settings, types from the settings or the cells. */
final class LayoutResolver {
    private final ExcelSettings settings;
    private final List<CellTypeGuess> guesses = new ArrayList<>();
    private List<String> names = List.of();
    private int firstColumn;
    private int width;
    private long left;

    LayoutResolver(ExcelSettings settings) {
        this.settings = settings;
        this.left = settings.inference == Inference.FULL ? Long.MAX_VALUE : ExcelExtractor.SAMPLE_ROWS;
    }

    TableLayout resolve(StepContext context) throws IOException {
        firstColumn = settings.range().firstColumn();
        names = settings.columnNames;
        ExcelSettings fromBeginning = settings.copy();
        fromBeginning.resume = null;
        try (SheetWalk walk = new SheetWalk(fromBeginning, context)) {
            for (SheetTable sheet = walk.next(); sheet != null; sheet = walk.next()) {
                List<String> found = sheet.names();
                if (names.isEmpty() && found != null) {
                    names = found;
                }
                boolean known = !names.isEmpty() && names.stream().allMatch(settings.types::containsKey);
                if (known || (!names.isEmpty() && settings.inference == Inference.TEXT)) {
                    break;
                }
                if (settings.header == Header.ABSENT || found != null) {
                    observe(sheet, context);
                }
                if (left <= 0) {
                    break;
                }
            }
            if (names.isEmpty()) {
                names = numbered(walk);
            }
        }
        return layout();
    }

    private void observe(SheetTable sheet, StepContext context) throws IOException {
        while (left > 0) {
            context.checkCancelled();
            int most = (int) Math.min(left, TableLayout.rows(context, Math.max(names.size(), 16)));
            CellGrid grid = names.isEmpty()
                    ? sheet.next(most, context.batchBytes())
                    : sheet.next(sheet.firstColumn(), names.size(), most, context.batchBytes());
            if (grid == null) {
                return;
            }
            left -= grid.rows();
            observe(grid, sheet.dates());
        }
    }

    private void observe(CellGrid grid, DateSystem dates) {
        int shift = names.isEmpty() ? firstColumn : 0;
        for (int c = shift; c < grid.width(); c++) {
            if (grid.isEmpty(c)) {
                continue;
            }
            while (guesses.size() <= c - shift) {
                guesses.add(new CellTypeGuess());
            }
            guesses.get(c - shift).observe(grid, c, dates);
            width = Math.max(width, c - shift + 1);
        }
    }

    private List<String> numbered(SheetWalk walk) {
        CellRange range = settings.range();
        int columns =
                range.lastColumn() < CellRange.MOST_COLUMNS - 1 ? range.lastColumn() - range.firstColumn() + 1 : width;
        if (columns == 0 || settings.header == Header.PRESENT) {
            throw new ExtractException(Problem.of(
                            ExcelErrors.NO_HEADER,
                            "the sheet has no value: there is no "
                                    + (settings.header == Header.PRESENT ? "header" : "row")
                                    + " to tell the columns from")
                    .at(walk.lastPlace())
                    .next("If an empty sheet is fine, give column_names. Otherwise choose another sheet or range."));
        }
        List<String> numbered = new ArrayList<>();
        for (int c = 1; c <= columns; c++) {
            numbered.add("column_" + c);
        }
        return numbered;
    }

    private TableLayout layout() {
        List<Problem> problems = new ArrayList<>();
        for (String name : settings.columns) {
            requireKnown("columns", name, problems);
        }
        for (String name : settings.types.keySet()) {
            requireKnown("types", name, problems);
        }
        if (!problems.isEmpty()) {
            throw problems.size() == 1 ? new PlanException(problems.get(0)) : new PlanException(problems);
        }
        Map<String, Type> types = new LinkedHashMap<>();
        for (int c = 0; c < names.size(); c++) {
            boolean guessed = settings.inference != Inference.TEXT && c < guesses.size();
            types.put(names.get(c), guessed ? guesses.get(c).type() : Type.TEXT);
        }
        types.putAll(settings.types);
        List<Field> fields = new ArrayList<>();
        for (String name : settings.columns.isEmpty() ? names : settings.columns) {
            fields.add(Field.of(name, types.getOrDefault(name, Type.TEXT)));
        }
        Set<String> declared = settings.types.keySet();
        return TableLayout.of(names, firstColumn, Schema.of(fields), declared);
    }

    private void requireKnown(String setting, String name, List<Problem> problems) {
        if (!names.contains(name)) {
            problems.add(Problem.of(
                            ExcelErrors.HEADER_MISMATCH,
                            "there is no column '" + name + "' in the sheet. " + Suggestion.among(name, names))
                    .at(settings.files.title() + ", " + setting));
        }
    }
}
