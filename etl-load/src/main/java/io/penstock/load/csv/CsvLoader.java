package io.penstock.load.csv;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.load.file.FileFormat;
import io.penstock.load.file.FileLayout;
import io.penstock.load.file.FileLoader;
import io.penstock.spi.Description;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes rows to a delimited text file in UTF-8, compressed when its name ends in {@code .gz} or {@code .zst}. The file appears whole at
 * the commit, under a temporary name in the same directory until then; the directory is made when absent.
 *
 * <p>Booleans are {@code true} and {@code false}, dates and times ISO text (timestamps in UTC), decimals have all digits of
 * their scale, doubles the fewest digits that read back the same, binary is Base64, nested values are JSON. A null is the
 * null token without quotes; a text equal to the token is put in quotes, so the two stay apart.
 *
 * <p>A run without rows leaves a file with the header alone. Immutable. Defaults: comma, double quote, quotes where needed,
 * a header, nulls empty, line feeds, no byte order mark, no formula guard, {@link FileLayout#DEFAULT}.
 */
public final class CsvLoader implements FileLoader<CsvLoader> {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final FileLayout layout;
    private final CsvStyle style;

    private CsvLoader(String path, FileLayout layout, CsvStyle style) {
        this.path = path;
        this.layout = layout;
        this.style = style;
    }

    public static CsvLoader of(Path path) {
        return new CsvLoader(path.toString(), FileLayout.DEFAULT, CsvStyle.DEFAULT);
    }

    /** Between cells: an ASCII character; comma by default. */
    public CsvLoader delimiter(char c) {
        requireMark("delimiter", c, style.quote());
        return with(style.delimiter(c));
    }

    /** Around cells, doubled inside: an ASCII character; double quote by default. */
    public CsvLoader quote(char c) {
        requireMark("quote", c, style.delimiter());
        return with(style.quote(c));
    }

    /** Which values are quoted; {@link Quoting#MINIMAL} by default. */
    public CsvLoader quoting(Quoting policy) {
        return with(style.quoting(policy));
    }

    /** Whether the column names are written; {@link HeaderLine#WRITE} by default. */
    public CsvLoader header(HeaderLine line) {
        return with(style.header(line));
    }

    /** What stands for a null; nothing by default. */
    public CsvLoader nullToken(String token) {
        if (token.indexOf(style.delimiter()) >= 0
                || token.indexOf(style.quote()) >= 0
                || token.indexOf('\n') >= 0
                || token.indexOf('\r') >= 0) {
            throw refused("null_token must not hold a delimiter, quote or line break: it is written without quotes");
        }
        return with(style.nullToken(token));
    }

    /** What ends a line; {@link LineEnding#LF} by default. */
    public CsvLoader lineEnding(LineEnding ending) {
        return with(style.lineEnding(ending));
    }

    /** Whether the file begins with a byte order mark; {@link ByteOrderMark#OMIT} by default. */
    public CsvLoader byteOrderMark(ByteOrderMark mark) {
        return with(style.byteOrderMark(mark));
    }

    /** What becomes of texts that a spreadsheet would run; {@link FormulaGuard#OFF} by default. */
    public CsvLoader formulaGuard(FormulaGuard guard) {
        return with(style.formulaGuard(guard));
    }

    @Override
    public CsvLoader layout(FileLayout other) {
        return new CsvLoader(path, other, style);
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
        return CsvFormat.of(style, path());
    }

    @Override
    public Description describe() {
        Description description = Description.of("csv", path);
        CsvStyle usual = CsvStyle.DEFAULT;
        description = changed(description, "delimiter", style.delimiter(), usual.delimiter());
        description = changed(description, "quote", style.quote(), usual.quote());
        description = changed(description, "quoting", style.quoting(), usual.quoting());
        description = changed(description, "header", style.header(), usual.header());
        description = changed(description, "null_token", style.nullToken(), usual.nullToken());
        description = changed(description, "line_ending", style.lineEnding(), usual.lineEnding());
        description = changed(description, "byte_order_mark", style.byteOrderMark(), usual.byteOrderMark());
        description = changed(description, "formula_guard", style.formulaGuard(), usual.formulaGuard());
        return layout.describe(description);
    }

    private static Description changed(Description description, String name, Object value, Object usual) {
        if (value.equals(usual)) {
            return description;
        }
        return description.with(
                name, value instanceof Enum<?> choice ? choice.name().toLowerCase(Locale.ROOT) : value);
    }

    private CsvLoader with(CsvStyle changed) {
        return new CsvLoader(path, layout, changed);
    }

    private static void requireMark(String name, char c, char other) {
        if (c > 126 || c == '\n' || c == '\r' || c == 0) {
            throw refused(name + " must be an ASCII character and no line break");
        } else if (c == other) {
            throw refused("delimiter and quote must be different characters");
        }
    }

    private static PlanException refused(String what) {
        return new PlanException(Problem.of(CsvErrors.SETTING, what));
    }
}
