package io.penstock.extract.csv;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.extract.csv.scan.CsvErrors;
import io.penstock.extract.csv.scan.Limits;
import io.penstock.extract.file.CharsetDetection;
import io.penstock.extract.file.Compression;
import io.penstock.extract.file.FileSet;
import io.penstock.extract.file.FileSource;
import io.penstock.extract.text.ColumnReader;
import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.extract.text.NullTokens;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Delimited text files: CSV as RFC 4180 has it, and its relatives. Immutable.
 *
 * <pre>{@code
 * CsvExtractor.of(Path.of("checkouts.csv"))
 *     .delimiter(';')
 *     .nullTokens("N/A", "-")
 *     .type("checkout_id", Type.INT64)
 * }</pre>
 *
 * <p>No record is changed or dropped silently: a record that cannot become a row is rejected with its reason, as it stands in the
 * file. Rejected rows come in the original schema, the file's columns as TEXT and a column {@code _record} that holds the whole
 * record where its fields do not fit the columns.
 */
public final class CsvExtractor implements FileSource {
    private static final long serialVersionUID = 1L;

    /** Records that {@link Inference#SAMPLE} looks at. */
    public static final int SAMPLE_ROWS = 10_000;

    /** Default of {@link #maxFieldBytes}: 16 MiB. */
    public static final int MAX_FIELD_BYTES = 16 << 20;

    /** Default of {@link #maxRecordBytes}: 32 MiB. */
    public static final int MAX_RECORD_BYTES = 32 << 20;

    private final CsvSettings settings;
    private transient volatile @Nullable Resolved resolved;

    /** The layout found for one run, so that the plan and the reading of a run agree. */
    private record Resolved(String runId, Layout layout) {}

    private CsvExtractor(CsvSettings settings) {
        this.settings = settings;
    }

    /** One file. */
    public static CsvExtractor of(Path file) {
        return of(List.of(file));
    }

    /** Several files of the same columns, read one after the other. */
    public static CsvExtractor of(List<Path> files) {
        if (files.isEmpty()) {
            throw invalid("the list of files is empty, at least one is needed");
        }
        return new CsvExtractor(new CsvSettings(FileSet.of(files)));
    }

    /** All files that match when the run starts, such as {@code data/2024-*.csv}, in the order of their names. */
    public static CsvExtractor glob(String pattern) {
        return new CsvExtractor(new CsvSettings(FileSet.glob(pattern)));
    }

    /** A file, or a glob when the text has glob characters and is no file's name. */
    static CsvExtractor parse(List<String> paths) {
        return new CsvExtractor(
                new CsvSettings(paths.size() == 1 ? FileSet.parse(paths.get(0)) : new FileSet(paths, null)));
    }

    /** What stands between fields; a comma by default. */
    public CsvExtractor delimiter(char character) {
        requireAscii("delimiter", character);
        return with(s -> s.delimiter = character);
    }

    /** What stands around fields that hold delimiters or line ends; {@code "} by default. */
    public CsvExtractor quote(char character) {
        requireAscii("quote", character);
        return with(s -> s.quote = character);
    }

    /** Fields are never quoted: a quote is a character like any other. */
    public CsvExtractor withoutQuotes() {
        return with(s -> s.quote = null);
    }

    /** What takes the meaning off the character behind it; none by default. */
    public CsvExtractor escape(char character) {
        requireAscii("escape", character);
        return with(s -> s.escape = character);
    }

    /** What a line begins with that is to be skipped; none by default. */
    public CsvExtractor comment(char character) {
        requireAscii("comment", character);
        return with(s -> s.comment = character);
    }

    /** Whether the first record names the columns; {@link Header#PRESENT} by default. */
    public CsvExtractor header(Header presence) {
        return with(s -> s.header = presence);
    }

    /** The columns of the file, in its order; with a header these names take the place of those in it. */
    public CsvExtractor columnNames(String... names) {
        List<String> given = List.of(names);
        if (new LinkedHashSet<>(given).size() != given.size() || given.contains("") || given.isEmpty()) {
            throw invalid("column_names must be different names, not " + given);
        }
        return with(s -> s.columnNames = given);
    }

    /** Lines in front of the header that are no part of the data; 0 by default. */
    public CsvExtractor skipLines(int count) {
        if (count < 0) {
            throw invalid("skip_lines must be 0 or more, not " + count);
        }
        return with(s -> s.skipLines = count);
    }

    /** The columns to read, in this order; all by default. */
    public CsvExtractor columns(String... names) {
        return with(s -> s.columns = List.of(names));
    }

    /** The encoding of files without a byte order mark; UTF-8 by default. */
    public CsvExtractor encoding(Charset charset) {
        return with(s -> s.charset = charset.name());
    }

    /** Whether the encoding is found by looking at the file; {@link CharsetDetection#OFF} by default. */
    public CsvExtractor charsetDetection(CharsetDetection detection) {
        return with(s -> s.charsetDetection = detection);
    }

    /** How the files are packed; by their names by default. */
    public CsvExtractor compression(Compression how) {
        return with(s -> s.compression = how);
    }

    /** Records of too few or too many fields; {@link RaggedRows#REJECT} by default. */
    public CsvExtractor raggedRows(RaggedRows policy) {
        return with(s -> s.raggedRows = policy);
    }

    /** Lines without a byte; {@link BlankLines#SKIP} by default. */
    public CsvExtractor blankLines(BlankLines policy) {
        return with(s -> s.blankLines = policy);
    }

    /** Text behind a closing quote; {@link StrayQuotes#REJECT} by default. */
    public CsvExtractor strayQuotes(StrayQuotes policy) {
        return with(s -> s.strayQuotes = policy);
    }

    /** Bytes that are not text in the encoding; {@link MalformedText#FAIL} by default. */
    public CsvExtractor malformedText(MalformedText policy) {
        return with(s -> s.malformedText = policy);
    }

    /** A name that stands twice in the header; {@link DuplicateNames#ERROR} by default. */
    public CsvExtractor duplicateNames(DuplicateNames policy) {
        return with(s -> s.duplicateNames = policy);
    }

    /** Texts that mean null, compared letter by letter; none by default. An empty text is null in typed columns anyway, in TEXT
     * columns only when {@code ""} is one of these. */
    public CsvExtractor nullTokens(String... tokens) {
        return with(s -> s.nullTokens = new NullTokens(List.of(tokens)));
    }

    /**
     * Whether a null token in quotes means null in TEXT and BINARY columns; {@link QuotedNull#NULL} by default. In columns of other
     * types it always does, and an empty text is null.
     */
    public CsvExtractor quotedNull(QuotedNull meaning) {
        return with(s -> s.quotedNull = meaning);
    }

    /** Declares the type of one column; every text in it must be of this type. */
    public CsvExtractor type(String column, Type type) {
        Map<String, Type> next = new LinkedHashMap<>(settings.types);
        next.put(column, type);
        return types(next);
    }

    @Override
    public CsvExtractor declaring(Map<String, Type> typesByColumn) {
        if (settings.schema != null) {
            return this;
        }
        Map<String, Type> next = new LinkedHashMap<>(typesByColumn);
        next.putAll(settings.types);
        return types(next);
    }

    /** Declares the types of these columns and no others. */
    public CsvExtractor types(Map<String, Type> byColumn) {
        byColumn.forEach(CsvExtractor::requireReadable);
        return with(s -> s.types = new LinkedHashMap<>(byColumn));
    }

    /** Declares the columns to read with their types; a column that is NOT NULL and empty rejects its row. Stands
     * in the place of {@link #columns}, {@link #types} and {@link #inference}. */
    public CsvExtractor schema(Schema columns) {
        for (Field field : columns.fields()) {
            requireReadable(field.name(), field.type());
        }
        return with(s -> s.schema = columns);
    }

    /** How columns without a declared type get one; {@link Inference#SAMPLE} by default. */
    public CsvExtractor inference(Inference how) {
        return with(s -> s.inference = how);
    }

    /** Values that do not fit their column's type; {@link MisfitPolicy#REJECT} by default. */
    public CsvExtractor misfits(MisfitPolicy policy) {
        return with(s -> s.misfits = policy);
    }

    /** How dates are written, tried in order, such as {@code dd/MM/yyyy}; read strictly. {@code yyyy-MM-dd} by default. */
    public CsvExtractor dateFormats(String... formats) {
        try {
            DateFormats parsed = new DateFormats(List.of(formats));
            return with(s -> s.dateFormats = parsed);
        } catch (IllegalArgumentException e) {
            throw new PlanException(
                    Problem.of(CsvErrors.SETTING, "date_formats " + List.of(formats) + ": " + e.getMessage())
                            .at("csv"),
                    e);
        }
    }

    /**
     * How records are written, as Commons CSV says it. Replaces delimiter, quote, escape, comment, blank lines, null text and header
     * names of this source; a format without {@code setHeader} leaves {@link #header} as it is. Formats that the fast scanner covers
     * (one-character delimiter, no escape, no trimming, no leniency) are read by it, all others by Commons CSV, several times slower.
     */
    public CsvExtractor format(CSVFormat format) {
        return with(s -> CommonsFormats.apply(format, s));
    }

    /** Most bytes of one field; {@value #MAX_FIELD_BYTES} by default. */
    public CsvExtractor maxFieldBytes(int most) {
        requireSize("max_field_bytes", most);
        return with(s -> s.limits = new Limits(most, s.limits.recordBytes()));
    }

    /** Most bytes of one record, which have to fit the memory several times; {@value #MAX_RECORD_BYTES} by default. */
    public CsvExtractor maxRecordBytes(int most) {
        requireSize("max_record_bytes", most);
        return with(s -> s.limits = new Limits(s.limits.fieldBytes(), most));
    }

    private CsvExtractor with(Consumer<CsvSettings> change) {
        CsvSettings next = settings.copy();
        change.accept(next);
        requireConsistent(next);
        return new CsvExtractor(next);
    }

    private static PlanException invalid(String what) {
        return new PlanException(Problem.of(CsvErrors.SETTING, what).at("csv"));
    }

    private static void requireConsistent(CsvSettings s) {
        Map<Character, String> used = new HashMap<>();
        used.put(s.delimiter(), "delimiter");
        requireUnused(used, s.quote, "quote");
        requireUnused(used, s.escape, "escape");
        requireUnused(used, s.comment, "comment");
        if (s.schema != null && !s.columns.isEmpty()) {
            throw invalid("columns has no effect beside schema, which names the columns to read");
        }
        if (s.schema != null && !s.types.isEmpty()) {
            throw invalid("types has no effect beside schema, which names the types");
        }
        if (s.needsCommons() && s.quotedNull == QuotedNull.TEXT) {
            throw invalid("quoted_null text has no effect on what Commons CSV reads (escape or format is set)");
        }
        if (s.needsCommons() && s.strayQuotes == StrayQuotes.KEEP) {
            throw invalid("stray_quotes has no effect on what Commons CSV reads (escape or format is set)");
        }
    }

    private static void requireUnused(Map<Character, String> used, @Nullable Character character, String setting) {
        String other = character == null ? null : used.putIfAbsent(character, setting);
        if (other != null) {
            throw invalid(other + " and " + setting + " are both '" + character + "', they must differ");
        }
    }

    private static void requireAscii(String setting, char character) {
        if (character > 126 || character == '\n' || character == '\r' || Character.isLetterOrDigit(character)) {
            throw invalid(setting + " must be one ASCII character that is neither a letter, a digit nor a line end");
        }
    }

    private static void requireSize(String setting, int most) {
        if (most < 1 || most > 1 << 29) {
            throw invalid(setting + " must be 1 to " + (1 << 29) + ", not " + most);
        }
    }

    private static void requireReadable(String column, Type type) {
        if (!ColumnReader.reads(type)) {
            throw invalid("column '" + column + "' cannot be read as " + type + ". Valid types: "
                    + String.join(", ", ColumnReader.TYPES) + ".");
        }
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
        return with(next -> {
            next.files = FileSet.of(List.of(file));
            next.from = null;
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
        return new CsvSource(settings, layout(context), context);
    }

    @Override
    public Optional<Extractor> resumeAfter(Position position) {
        return ResumePoint.of(position).map(point -> with(next -> next.from = point));
    }

    /**
     * Without columns that no row can be rejected for: texts that may be empty, and, where {@link MisfitPolicy#NULL} is set, all that may
     * be null. Types stay as they were found.
     */
    @Override
    public Optional<Extractor> project(List<String> columns, StepContext context) throws Exception {
        Schema schema = schema(context);
        List<Field> kept = schema.fields().stream()
                .filter(field -> columns.contains(field.name())
                        || !field.isNullable()
                        || (field.type() != Type.TEXT && settings.misfits != MisfitPolicy.NULL))
                .toList();
        if (kept.size() == schema.size() || kept.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = kept.stream().map(Field::name).toList();
        return Optional.of(with(s -> {
            if (s.schema == null) {
                s.columns = names;
            } else {
                s.schema = Schema.of(kept);
            }
        }));
    }

    private Layout layout(StepContext context) throws Exception {
        Resolved known = resolved;
        if (known == null || !known.runId().equals(context.runId())) {
            known = new Resolved(context.runId(), new LayoutResolver(settings).resolve(context));
            resolved = known;
        }
        return known.layout();
    }
}
