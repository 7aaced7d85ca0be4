package io.penstock.extract.excel;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.extract.csv.DuplicateNames;
import io.penstock.extract.csv.Header;
import io.penstock.extract.excel.cells.CellRange;
import io.penstock.extract.excel.cells.EmptyRows;
import io.penstock.extract.excel.cells.ExcelErrors;
import io.penstock.extract.excel.cells.HiddenRows;
import io.penstock.extract.excel.cells.MergedCells;
import io.penstock.extract.excel.xlsx.BookLimits;
import io.penstock.extract.file.FileSet;
import io.penstock.extract.file.FileSource;
import io.penstock.extract.text.ColumnReader;
import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.extract.text.NullTokens;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sheets of Excel workbooks: xlsx and xlsm, and xls of Excel 97 to 2003. Immutable.
 *
 * <pre>{@code
 * ExcelExtractor.of(Path.of("loans.xlsx"))
 *     .sheet("Loans")
 *     .range("B3:H200")
 *     .type("fine", Type.decimal(10, 2))
 * }</pre>
 *
 * <p>A cell is what Excel stores: numbers are numbers, or dates by their format; texts stay texts; formulas give the result stored with
 * them. xlsx is read as a stream in memory that does not depend on the number of rows, except for the texts that cells share. xls and
 * protected files need Apache POI ({@code org.apache.poi:poi}).
 */
public final class ExcelExtractor implements FileSource {
    private static final long serialVersionUID = 1L;

    /** Rows that {@link Inference#SAMPLE} looks at. */
    public static final int SAMPLE_ROWS = 10_000;

    /** Default of {@link #maxInflateRatio}. */
    public static final int MAX_INFLATE_RATIO = 200;

    /** Default of {@link #maxInflatedBytes}: 4 GiB. */
    public static final long MAX_INFLATED_BYTES = 4L << 30;

    /** Default of {@link #maxSharedStringBytes}: 256 MiB. */
    public static final long MAX_SHARED_STRING_BYTES = 256L << 20;

    private final ExcelSettings settings;
    private transient volatile @Nullable Resolved resolved;

    /** The layout found for one run, so that the plan and the reading of a run agree. */
    private record Resolved(String runId, TableLayout layout) {}

    private ExcelExtractor(ExcelSettings settings) {
        this.settings = settings;
    }

    /** One workbook. */
    public static ExcelExtractor of(Path file) {
        return of(List.of(file));
    }

    /** Several workbooks of the same columns, read one after the other. */
    public static ExcelExtractor of(List<Path> files) {
        if (files.isEmpty()) {
            throw invalid("the list of files is empty, at least one is needed");
        }
        return new ExcelExtractor(new ExcelSettings(FileSet.of(files)));
    }

    /** All workbooks that match when the run starts, such as {@code data/2024-*.xlsx}, in the order of their names. */
    public static ExcelExtractor glob(String pattern) {
        return new ExcelExtractor(new ExcelSettings(FileSet.glob(pattern)));
    }

    /** A file, or a glob when the text has glob characters and is no file's name. */
    static ExcelExtractor parse(List<String> paths) {
        return new ExcelExtractor(
                new ExcelSettings(paths.size() == 1 ? FileSet.parse(paths.get(0)) : new FileSet(paths, null)));
    }

    /**
     * The sheets to read, one after the other, by their names; case does not count, and {@code *} stands for any text. The first visible
     * sheet by default.
     */
    public ExcelExtractor sheet(String... names) {
        List<String> given = List.of(names);
        if (given.isEmpty() || given.contains("")) {
            throw invalid("sheet needs the name of a sheet");
        }
        return with(s -> s.sheets = given);
    }

    /** The sheet to read by its place among all sheets, hidden ones included; 1 is the first. */
    public ExcelExtractor sheetNumber(int number) {
        if (number < 1) {
            throw invalid("sheet_number must be 1 or more, not " + number);
        }
        return with(s -> s.sheetNumber = number);
    }

    /** The cells to read, header included: {@code B3:H200}, {@code B:H}, {@code 3:200} or {@code B3:H}; the whole sheet by default. */
    public ExcelExtractor range(String cells) {
        CellRange parsed = CellRange.parse(cells);
        if (parsed == null) {
            throw invalid("range '" + cells + "' is none, write it like B3:H200, B:H, 3:200 or B3:H");
        }
        return with(s -> s.range = parsed);
    }

    /** Whether the first row names the columns; {@link Header#PRESENT} by default. */
    public ExcelExtractor header(Header presence) {
        return with(s -> s.header = presence);
    }

    /** The row of the sheet that names the columns; by default the first row that has a value. */
    public ExcelExtractor headerRow(int row) {
        if (row < 1 || row > CellRange.MOST_ROWS) {
            throw invalid("header_row must be 1 to " + CellRange.MOST_ROWS + ", not " + row);
        }
        return with(s -> s.headerRow = row);
    }

    /** Rows of the sheet or range that are no part of the table, in front of its header; 0 by default. */
    public ExcelExtractor skipRows(int count) {
        if (count < 0 || count >= CellRange.MOST_ROWS) {
            throw invalid("skip_rows must be 0 to " + (CellRange.MOST_ROWS - 1) + ", not " + count);
        }
        return with(s -> s.skipRows = count);
    }

    /** The columns of the table, in its order; with a header these names take the place of those in it. */
    public ExcelExtractor columnNames(String... names) {
        List<String> given = List.of(names);
        if (new LinkedHashSet<>(given).size() != given.size() || given.contains("") || given.isEmpty()) {
            throw invalid("column_names must be different names, not " + given);
        }
        return with(s -> s.columnNames = given);
    }

    /** The columns to read, in this order; all by default. */
    public ExcelExtractor columns(String... names) {
        return with(s -> s.columns = List.of(names));
    }

    /** A name that stands twice in the header; {@link DuplicateNames#ERROR} by default. */
    public ExcelExtractor duplicateNames(DuplicateNames policy) {
        return with(s -> s.duplicateNames = policy);
    }

    /** Sheets that a person does not see; {@link HiddenSheets#ONLY_BY_NAME} by default. */
    public ExcelExtractor hiddenSheets(HiddenSheets policy) {
        return with(s -> s.hiddenSheets = policy);
    }

    /** Rows that a person does not see; {@link HiddenRows#READ} by default. */
    public ExcelExtractor hiddenRows(HiddenRows policy) {
        return with(s -> s.hiddenRows = policy);
    }

    /** Rows without a value; {@link EmptyRows#SKIP} by default. */
    public ExcelExtractor emptyRows(EmptyRows policy) {
        return with(s -> s.emptyRows = policy);
    }

    /** Areas of merged cells; {@link MergedCells#FIRST} by default. */
    public ExcelExtractor mergedCells(MergedCells policy) {
        return with(s -> s.mergedCells = policy);
    }

    /** Cells that show an error; {@link ErrorCells#MISFIT} by default. */
    public ExcelExtractor errorCells(ErrorCells policy) {
        return with(s -> s.errorCells = policy);
    }

    /** Values beside the table; {@link ExtraCells#REJECT} by default. */
    public ExcelExtractor extraCells(ExtraCells policy) {
        return with(s -> s.extraCells = policy);
    }

    /** Texts that mean null, compared letter by letter; none by default. */
    public ExcelExtractor nullTokens(String... tokens) {
        return with(s -> s.nullTokens = new NullTokens(List.of(tokens)));
    }

    /** Declares the type of one column; every cell in it must be of this type, or a text that can be read as it. */
    public ExcelExtractor type(String column, Type type) {
        Map<String, Type> next = new LinkedHashMap<>(settings.types);
        next.put(column, type);
        return types(next);
    }

    /** Declares the types of these columns and no others. */
    public ExcelExtractor types(Map<String, Type> byColumn) {
        byColumn.forEach(ExcelExtractor::requireReadable);
        return with(s -> s.types = new LinkedHashMap<>(byColumn));
    }

    @Override
    public ExcelExtractor declaring(Map<String, Type> typesByColumn) {
        Map<String, Type> next = new LinkedHashMap<>(typesByColumn);
        next.putAll(settings.types);
        return types(next);
    }

    /** How columns without a declared type get one; {@link Inference#SAMPLE} by default. */
    public ExcelExtractor inference(Inference how) {
        return with(s -> s.inference = how);
    }

    /** Cells that do not fit their column's type; {@link MisfitPolicy#REJECT} by default. */
    public ExcelExtractor misfits(MisfitPolicy policy) {
        return with(s -> s.misfits = policy);
    }

    /** How dates are written that are texts, tried in order, such as {@code dd/MM/yyyy}; {@code yyyy-MM-dd} by default. */
    public ExcelExtractor dateFormats(String... formats) {
        try {
            DateFormats parsed = new DateFormats(List.of(formats));
            return with(s -> s.dateFormats = parsed);
        } catch (IllegalArgumentException e) {
            throw new PlanException(
                    Problem.of(ExcelErrors.SETTING, "date_formats " + List.of(formats) + ": " + e.getMessage())
                            .at("excel"),
                    e);
        }
    }

    /** The zone that dates with a time are meant in, which Excel does not store; UTC by default. */
    public ExcelExtractor zone(ZoneId zone) {
        return with(s -> s.zone = zone.getId());
    }

    /** The password of protected files; it is never shown. None by default. */
    public ExcelExtractor password(String secret) {
        return with(s -> s.password = secret);
    }

    /** Most bytes that one packed byte may become, in parts of the file over 4 MiB; {@value #MAX_INFLATE_RATIO} by default. */
    public ExcelExtractor maxInflateRatio(int most) {
        requirePositive("max_inflate_ratio", most);
        return with(s -> s.limits = new BookLimits(most, s.limits.inflatedBytes(), s.limits.sharedStringBytes()));
    }

    /** Most bytes that one part of the file may unpack to; {@value #MAX_INFLATED_BYTES} by default. */
    public ExcelExtractor maxInflatedBytes(long most) {
        requirePositive("max_inflated_bytes", most);
        return with(s -> s.limits = new BookLimits(s.limits.inflateRatio(), most, s.limits.sharedStringBytes()));
    }

    /** Most memory for the texts that cells share, in bytes; {@value #MAX_SHARED_STRING_BYTES} by default. */
    public ExcelExtractor maxSharedStringBytes(long most) {
        requirePositive("max_shared_string_bytes", most);
        return with(s -> s.limits = new BookLimits(s.limits.inflateRatio(), s.limits.inflatedBytes(), most));
    }

    private ExcelExtractor with(Consumer<ExcelSettings> change) {
        ExcelSettings next = settings.copy();
        change.accept(next);
        requireConsistent(next);
        return new ExcelExtractor(next);
    }

    private static void requireConsistent(ExcelSettings s) {
        if (s.sheetNumber > 0 && !s.sheets.isEmpty()) {
            throw invalid("sheet and sheet_number both choose the sheet, give one of them");
        } else if (s.headerRow > 0 && s.skipRows > 0) {
            throw invalid("header_row and skip_rows both say where the table begins, give one of them");
        } else if (s.headerRow > 0 && s.header == Header.ABSENT) {
            throw invalid("header_row has no effect where header is absent; use skip_rows");
        } else if (s.headerRow > 0
                && s.range != null
                && (s.headerRow < s.range.firstRow() || s.headerRow > s.range.lastRow())) {
            throw invalid("header_row " + s.headerRow + " is outside the range " + s.range);
        }
    }

    private static void requirePositive(String setting, long most) {
        if (most < 1) {
            throw invalid(setting + " must be 1 or more, not " + most);
        }
    }

    private static void requireReadable(String column, Type type) {
        if (!ColumnReader.reads(type)) {
            throw invalid("column '" + column + "' cannot be read as " + type + ". Valid types: "
                    + String.join(", ", ColumnReader.TYPES) + ".");
        }
    }

    private static PlanException invalid(String what) {
        return new PlanException(Problem.of(ExcelErrors.SETTING, what).at("excel"));
    }

    @Override
    public Description describe() {
        return settings.describe();
    }

    @Override
    public FileSet files() {
        return settings.files;
    }

    @Override
    public FileSource at(Path file) {
        return with(s -> {
            s.files = FileSet.of(List.of(file));
            s.resume = null;
        });
    }

    @Override
    public List<Path> filesRead() throws Exception {
        return settings.files.files();
    }

    @Override
    public Schema schema(StepContext context) throws Exception {
        return layout(context).output();
    }

    @Override
    public Schema originalSchema(StepContext context) throws Exception {
        return layout(context).original();
    }

    @Override
    public BatchSource open(StepContext context) throws Exception {
        return new ExcelSource(settings, layout(context), context);
    }

    @Override
    public Optional<Extractor> resumeAfter(Position position) {
        return ExcelSource.resume(position).map(place -> with(s -> s.resume = place));
    }

    private TableLayout layout(StepContext context) throws Exception {
        Resolved known = resolved;
        if (known == null || !known.runId().equals(context.runId())) {
            known = new Resolved(context.runId(), new LayoutResolver(settings).resolve(context));
            resolved = known;
        }
        return known.layout();
    }
}
