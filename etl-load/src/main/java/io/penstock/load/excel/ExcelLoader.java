package io.penstock.load.excel;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.load.file.FileFormat;
import io.penstock.load.file.FileLayout;
import io.penstock.load.file.FileLoader;
import io.penstock.schema.Schema;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes rows to a sheet of an Excel workbook (xlsx), as a stream in constant memory. The file appears whole at the commit.
 *
 * <p>Numbers, booleans, dates and times are cells of their kind, so that Excel calculates with them; what a cell of Excel would change
 * is written as text that reads back the same: integers beyond 2^53, decimals of more than 15 digits, NaN and the infinities, dates before
 * 1900, times finer than a cell can hold. Binary is Base64, nested values are JSON, a null is no cell. A text is never a formula, whatever
 * it begins with: cells of text are marked as such, so no formula guard is needed.
 *
 * <p>Immutable. Defaults: sheet {@code Sheet1}, bold header, {@code yyyy-mm-dd}, {@code yyyy-mm-dd hh:mm:ss}, {@code hh:mm:ss}, UTC, rows
 * past the limit on a further sheet, {@link FileLayout#DEFAULT}.
 */
public final class ExcelLoader implements FileLoader<ExcelLoader> {
    private static final long serialVersionUID = 1L;
    private static final int MOST_COLUMNS = 16_384;
    private static final int LONGEST_NAME = 31;

    private final String path;
    private final FileLayout layout;
    private final ExcelStyle style;

    private ExcelLoader(String path, FileLayout layout, ExcelStyle style) {
        this.path = path;
        this.layout = layout;
        this.style = style;
    }

    public static ExcelLoader of(Path path) {
        return new ExcelLoader(path.toString(), FileLayout.DEFAULT, ExcelStyle.DEFAULT);
    }

    /** The sheet's name, at most 31 characters and none of {@code []:*?/\}; {@code Sheet1} by default. */
    public ExcelLoader sheet(String name) {
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(c -> "[]:*?/\\".indexOf(c) >= 0 || c < ' ')
                || name.startsWith("'")
                || name.endsWith("'")) {
            throw refused(
                    "'" + name + "' cannot be the name of a sheet: 1 to 31 characters, none of []:*?/\\, no apostrophe"
                            + " at either end");
        }
        return with(style.sheet(name));
    }

    /** How the column names are written; {@link HeaderStyle#BOLD} by default. */
    public ExcelLoader header(HeaderStyle header) {
        return with(style.header(header));
    }

    /** How Excel shows dates, as a number format; {@code yyyy-mm-dd} by default. */
    public ExcelLoader dateFormat(String format) {
        requireFormat("date_format", format, "yd");
        return with(style.formats(format, style.timestampFormat(), style.timeFormat()));
    }

    /** How Excel shows dates with a time; {@code yyyy-mm-dd hh:mm:ss} by default. */
    public ExcelLoader timestampFormat(String format) {
        requireFormat("timestamp_format", format, "yd");
        return with(style.formats(style.dateFormat(), format, style.timeFormat()));
    }

    /** How Excel shows times; {@code hh:mm:ss} by default. */
    public ExcelLoader timeFormat(String format) {
        requireFormat("time_format", format, "hs");
        return with(style.formats(style.dateFormat(), style.timestampFormat(), format));
    }

    /** The width of one column in characters, 0 to 255; by default dates and times get what they need, others what Excel gives. */
    public ExcelLoader columnWidth(String column, double characters) {
        Map<String, Double> next = new LinkedHashMap<>(style.columnWidths());
        next.put(column, characters);
        return columnWidths(next);
    }

    /** The widths of these columns and no others; see {@link #columnWidth}. */
    public ExcelLoader columnWidths(Map<String, Double> byColumn) {
        byColumn.forEach((column, width) -> {
            if (!(width >= 0 && width <= 255)) {
                throw refused("the width of column '" + column + "' must be 0 to 255, not " + width);
            }
        });
        return with(style.columnWidths(byColumn));
    }

    /** What becomes of rows past the last one of a sheet; {@link Overflow#NEXT_SHEET} by default. */
    public ExcelLoader overflow(Overflow policy) {
        return with(style.overflow(policy));
    }

    /** What becomes of texts that no cell can hold; {@link LongText#REJECT} by default. */
    public ExcelLoader longText(LongText policy) {
        return with(style.longText(policy));
    }

    /** The zone in which timestamps are shown, which the file does not tell; UTC by default. */
    public ExcelLoader zone(ZoneId zone) {
        return with(style.zone(zone.getId()));
    }

    /** With mode append, what becomes of a sheet of the same name; {@link ExistingSheet#APPEND} by default. */
    public ExcelLoader existingSheet(ExistingSheet policy) {
        return with(style.existingSheet(policy));
    }

    @Override
    public ExcelLoader layout(FileLayout other) {
        return new ExcelLoader(path, other, style);
    }

    @Override
    public FileLayout layout() {
        return layout;
    }

    @Override
    public Path path() {
        return Path.of(path);
    }

    @Override
    public FileFormat format() {
        return new ExcelFormat(style);
    }

    @Override
    public void bind(Schema input, Problems problems) {
        layout.bind(format(), input, problems);
        if (input.size() > MOST_COLUMNS) {
            problems.add(
                    ExcelErrors.TOO_MANY_COLUMNS,
                    "there are " + input.size() + " columns, a sheet has at most " + MOST_COLUMNS);
        }
        style.columnWidths().keySet().forEach(column -> problems.column(input, column));
    }

    @Override
    public Description describe() {
        Description description = Description.of("excel", path);
        ExcelStyle usual = ExcelStyle.DEFAULT;
        description = changed(description, "sheet", style.sheet(), usual.sheet());
        description = changed(description, "header", style.header(), usual.header());
        description = changed(description, "date_format", style.dateFormat(), usual.dateFormat());
        description = changed(description, "timestamp_format", style.timestampFormat(), usual.timestampFormat());
        description = changed(description, "time_format", style.timeFormat(), usual.timeFormat());
        description = changed(description, "column_widths", style.columnWidths(), usual.columnWidths());
        description = changed(description, "overflow", style.overflow(), usual.overflow());
        description = changed(description, "long_text", style.longText(), usual.longText());
        description = changed(description, "zone", style.zone(), usual.zone());
        description = changed(description, "existing_sheet", style.existingSheet(), usual.existingSheet());
        return layout.describe(description);
    }

    private static Description changed(Description description, String name, Object value, Object usual) {
        if (value.equals(usual)) {
            return description;
        }
        return description.with(
                name, value instanceof Enum<?> choice ? choice.name().toLowerCase(Locale.ROOT) : value);
    }

    private ExcelLoader with(ExcelStyle changed) {
        return new ExcelLoader(path, layout, changed);
    }

    private static void requireFormat(String setting, String format, String letters) {
        String bare = format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]", "");
        if (bare.chars().noneMatch(c -> letters.indexOf(c) >= 0) || format.length() > 255) {
            throw refused(setting + " '" + format + "' shows none of " + String.join(", ", letters.split(""))
                    + ", so Excel would show a number");
        }
    }

    private static PlanException refused(String what) {
        return new PlanException(Problem.of(ExcelErrors.SETTING, what).at("excel"));
    }
}
