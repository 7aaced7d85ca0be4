package io.penstock.extract.excel;

import io.penstock.extract.csv.DuplicateNames;
import io.penstock.extract.csv.Header;
import io.penstock.extract.excel.cells.CellRange;
import io.penstock.extract.excel.cells.EmptyRows;
import io.penstock.extract.excel.cells.HiddenRows;
import io.penstock.extract.excel.cells.MergedCells;
import io.penstock.extract.excel.xlsx.BookLimits;
import io.penstock.extract.file.FileSet;
import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.extract.text.NullTokens;
import io.penstock.schema.Type;
import io.penstock.spi.Description;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All settings of an {@link ExcelExtractor}; changed only while a wither makes a copy. */
final class ExcelSettings implements Serializable, Cloneable {
    private static final long serialVersionUID = 1L;

    FileSet files;
    List<String> sheets = List.of();
    int sheetNumber;

    @Nullable
    CellRange range;

    Header header = Header.PRESENT;
    int headerRow;
    int skipRows;
    List<String> columnNames = List.of();
    List<String> columns = List.of();
    DuplicateNames duplicateNames = DuplicateNames.ERROR;
    HiddenSheets hiddenSheets = HiddenSheets.ONLY_BY_NAME;
    HiddenRows hiddenRows = HiddenRows.READ;
    EmptyRows emptyRows = EmptyRows.SKIP;
    MergedCells mergedCells = MergedCells.FIRST;
    ErrorCells errorCells = ErrorCells.MISFIT;
    ExtraCells extraCells = ExtraCells.REJECT;
    MisfitPolicy misfits = MisfitPolicy.REJECT;
    Inference inference = Inference.SAMPLE;
    NullTokens nullTokens = NullTokens.NONE;
    DateFormats dateFormats = DateFormats.ISO;
    Map<String, Type> types = Map.of();
    String zone = "UTC";

    @Nullable
    String password;

    BookLimits limits = new BookLimits(
            ExcelExtractor.MAX_INFLATE_RATIO,
            ExcelExtractor.MAX_INFLATED_BYTES,
            ExcelExtractor.MAX_SHARED_STRING_BYTES);

    /** Where to go on: file, sheet of it, and row that was read last; null for the beginning. */
    @Nullable
    Resume resume;

    /** A place behind which reading goes on; file and sheet count from 0. */
    record Resume(int file, int sheet, int row) implements Serializable {}

    ExcelSettings(FileSet files) {
        this.files = files;
    }

    CellRange range() {
        return range == null ? CellRange.ALL : range;
    }

    /** What differs from the defaults; the password only as stars. */
    Description describe() {
        ExcelSettings usual = new ExcelSettings(files);
        Description text = Description.of("excel", files.title());
        text = add(text, "sheet", sheets, usual.sheets);
        text = add(text, "sheet_number", sheetNumber, usual.sheetNumber);
        text = add(text, "range", range, usual.range);
        text = add(text, "header", header, usual.header);
        text = add(text, "header_row", headerRow, usual.headerRow);
        text = add(text, "skip_rows", skipRows, usual.skipRows);
        text = add(text, "column_names", columnNames, usual.columnNames);
        text = add(text, "columns", columns, usual.columns);
        text = add(text, "duplicate_names", duplicateNames, usual.duplicateNames);
        text = add(text, "hidden_sheets", hiddenSheets, usual.hiddenSheets);
        text = add(text, "hidden_rows", hiddenRows, usual.hiddenRows);
        text = add(text, "empty_rows", emptyRows, usual.emptyRows);
        text = add(text, "merged_cells", mergedCells, usual.mergedCells);
        text = add(text, "error_cells", errorCells, usual.errorCells);
        text = add(text, "extra_cells", extraCells, usual.extraCells);
        text = add(text, "null_tokens", nullTokens.tokens(), usual.nullTokens.tokens());
        text = add(text, "types", types, usual.types);
        text = add(text, "inference", inference, usual.inference);
        text = add(text, "misfits", misfits, usual.misfits);
        text = add(text, "date_formats", dateFormats.formats(), usual.dateFormats.formats());
        text = add(text, "zone", zone, usual.zone);
        text = add(text, "password", password == null ? null : "***", null);
        text = add(text, "max_inflate_ratio", limits.inflateRatio(), usual.limits.inflateRatio());
        text = add(text, "max_inflated_bytes", limits.inflatedBytes(), usual.limits.inflatedBytes());
        return add(text, "max_shared_string_bytes", limits.sharedStringBytes(), usual.limits.sharedStringBytes());
    }

    private static Description add(Description text, String name, @Nullable Object value, @Nullable Object usual) {
        if (Objects.equals(value, usual)) {
            return text;
        }
        Object shown =
                value == null ? "none" : value instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : value;
        return text.with(name, shown);
    }

    ExcelSettings copy() {
        try {
            ExcelSettings next = (ExcelSettings) clone();
            next.types = new LinkedHashMap<>(types);
            return next;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
