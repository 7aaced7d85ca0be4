package io.penstock.extract.json;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.extract.file.CharsetDetection;
import io.penstock.extract.file.Compression;
import io.penstock.extract.file.FileSet;
import io.penstock.extract.file.FileSource;
import io.penstock.extract.json.decode.BlockDecoder;
import io.penstock.extract.json.decode.Shape;
import io.penstock.extract.json.policy.DuplicateKeys;
import io.penstock.extract.json.policy.MalformedLines;
import io.penstock.extract.json.policy.MixedTypes;
import io.penstock.extract.json.policy.NewKeys;
import io.penstock.extract.json.scan.JsonErrors;
import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * JSON files: JSON Lines, an array of records, or a single record, anywhere in a document. Immutable.
 *
 * <pre>{@code
 * JsonExtractor.of(Path.of("loans.json"))
 *     .recordPath("/data/loans")
 *     .type("loan.fine", Type.decimal(10, 2))
 * }</pre>
 *
 * <p>Each key is a column; keys of objects in objects are columns {@code a.b}; arrays are JSON text. A key that is missing is null. Files are
 * streamed: what is in memory is a block of records. Numbers never pass through a double unless their column is FLOAT64. Rejected records come
 * as they stand in the file, in one column {@code _record}.
 */
public final class JsonExtractor implements FileSource {
    private static final long serialVersionUID = 1L;

    /** Records that {@link Inference#SAMPLE} looks at. */
    public static final int SAMPLE_ROWS = 10_000;

    /** Default of {@link #flattenLevels}. */
    public static final int FLATTEN_LEVELS = 16;

    /** Default of {@link #maxDepth}. */
    public static final int MAX_DEPTH = 1000;

    /** Default of {@link #maxRecordBytes}: 32 MiB. */
    public static final int MAX_RECORD_BYTES = 32 << 20;

    /** Default of {@link #maxColumns}. */
    public static final int MAX_COLUMNS = 5000;

    private final JsonSettings settings;
    private transient volatile @Nullable Resolved resolved;

    /** The columns found for one run, so that the plan and the reading of a run agree. */
    private record Resolved(String runId, Shape shape) {}

    private JsonExtractor(JsonSettings settings) {
        this.settings = settings;
    }

    /** One file. */
    public static JsonExtractor of(Path file) {
        return of(List.of(file));
    }

    /** Several files, read one after the other. */
    public static JsonExtractor of(List<Path> files) {
        if (files.isEmpty()) {
            throw invalid("the list of files is empty, at least one is needed");
        }
        return new JsonExtractor(new JsonSettings(FileSet.of(files)));
    }

    /** All files that match when the run starts, such as {@code data/2024-*.jsonl}, in the order of their names. */
    public static JsonExtractor glob(String pattern) {
        return new JsonExtractor(new JsonSettings(FileSet.glob(pattern)));
    }

    /** A file, or a glob when the text has glob characters and is no file's name. */
    static JsonExtractor parse(List<String> paths) {
        return new JsonExtractor(
                new JsonSettings(paths.size() == 1 ? FileSet.parse(paths.get(0)) : new FileSet(paths, null)));
    }

    /** How the files hold their records; {@link JsonFormat#AUTO} by default. */
    public JsonExtractor format(JsonFormat how) {
        return with(s -> s.format = how);
    }

    /** A JSON Pointer (RFC 6901) to the array of records, such as {@code /data/items}; the whole document by default. */
    public JsonExtractor recordPath(String pointer) {
        RecordPath.tokens(pointer);
        return with(s -> s.recordPath = pointer);
    }

    /** What stands between the names of nested keys; {@code .} by default. */
    public JsonExtractor separator(String text) {
        if (text.isEmpty()) {
            throw invalid("separator must not be empty");
        }
        return with(s -> s.separator = text);
    }

    /** How many levels of objects in records become columns, deeper ones stay JSON text; {@value #FLATTEN_LEVELS} by default, 0 for none. */
    public JsonExtractor flattenLevels(int levels) {
        require("flatten_levels", levels, 0, 100);
        return with(s -> s.flattenLevels = levels);
    }

    /** The column whose arrays become rows, one an element, such as {@code order.lines}; none by default. */
    public JsonExtractor explode(String column) {
        return with(s -> s.explode = column);
    }

    /** The columns to read, in this order; all by default. */
    public JsonExtractor columns(String... names) {
        return with(s -> s.columns = List.of(names));
    }

    /** The encoding of files without a byte order mark; UTF-8 by default. */
    public JsonExtractor encoding(Charset charset) {
        return with(s -> s.charset = charset.name());
    }

    /** Whether the encoding is found by looking at the file; {@link CharsetDetection#OFF} by default. */
    public JsonExtractor charsetDetection(CharsetDetection detection) {
        return with(s -> s.charsetDetection = detection);
    }

    /** How the files are packed; by their names by default. */
    public JsonExtractor compression(Compression how) {
        return with(s -> s.compression = how);
    }

    /** A key that stands twice in an object; {@link DuplicateKeys#LAST} by default. */
    public JsonExtractor duplicateKeys(DuplicateKeys policy) {
        return with(s -> s.duplicateKeys = policy);
    }

    /** Keys that are met after the columns were found; {@link NewKeys#REJECT} by default. */
    public JsonExtractor newKeys(NewKeys policy) {
        return with(s -> s.newKeys = policy);
    }

    /** Values of another JSON kind than their column's; {@link MixedTypes#CONVERT} by default. */
    public JsonExtractor mixedTypes(MixedTypes policy) {
        return with(s -> s.mixedTypes = policy);
    }

    /** Lines of JSON Lines that are not JSON; {@link MalformedLines#FAIL} by default. A document that is not JSON always fails. */
    public JsonExtractor malformedLines(MalformedLines policy) {
        return with(s -> s.malformedLines = policy);
    }

    /** Declares the type of one column; every value in it must be of this type. */
    public JsonExtractor type(String column, Type type) {
        Map<String, Type> next = new LinkedHashMap<>(settings.types);
        next.put(column, type);
        return types(next);
    }

    /** Declares the types of these columns and no others. LIST and STRUCT columns hold arrays and objects as they are. */
    public JsonExtractor types(Map<String, Type> byColumn) {
        return with(s -> s.types = new LinkedHashMap<>(byColumn));
    }

    @Override
    public JsonExtractor declaring(Map<String, Type> typesByColumn) {
        if (settings.schema != null) {
            return this;
        }
        Map<String, Type> next = new LinkedHashMap<>(typesByColumn);
        next.putAll(settings.types);
        return types(next);
    }

    /** Declares the columns to read with their types; no record is looked at before the run. In place of {@link #columns} and {@link #types}. */
    public JsonExtractor schema(Schema columns) {
        return with(s -> s.schema = columns);
    }

    /** How columns without a declared type get one; {@link Inference#SAMPLE} by default. */
    public JsonExtractor inference(Inference how) {
        return with(s -> s.inference = how);
    }

    /** Values that do not fit their column's type; {@link MisfitPolicy#REJECT} by default. */
    public JsonExtractor misfits(MisfitPolicy policy) {
        return with(s -> s.misfits = policy);
    }

    /** How dates are written, tried in order, such as {@code dd/MM/yyyy}; read strictly. {@code yyyy-MM-dd} by default. */
    public JsonExtractor dateFormats(String... formats) {
        try {
            DateFormats parsed = new DateFormats(List.of(formats));
            return with(s -> s.dateFormats = parsed);
        } catch (IllegalArgumentException e) {
            throw new PlanException(
                    Problem.of(JsonErrors.SETTING, "date_formats " + List.of(formats) + ": " + e.getMessage())
                            .at("json"),
                    e);
        }
    }

    /** Most levels of arrays and objects in each other; {@value #MAX_DEPTH} by default. */
    public JsonExtractor maxDepth(int most) {
        require("max_depth", most, 1, 10_000);
        return with(s -> s.maxDepth = most);
    }

    /** Most bytes of one record, which have to fit the memory several times; {@value #MAX_RECORD_BYTES} by default. */
    public JsonExtractor maxRecordBytes(int most) {
        require("max_record_bytes", most, 1, 1 << 29);
        return with(s -> s.maxRecordBytes = most);
    }

    /** Most columns that are found by looking at records; {@value #MAX_COLUMNS} by default. */
    public JsonExtractor maxColumns(int most) {
        require("max_columns", most, 1, 1 << 20);
        return with(s -> s.maxColumns = most);
    }

    private JsonExtractor with(Consumer<JsonSettings> change) {
        JsonSettings next = settings.copy();
        change.accept(next);
        if (next.schema != null && !next.columns.isEmpty()) {
            throw invalid("columns has no effect beside schema, which names the columns to read");
        } else if (next.schema != null && !next.types.isEmpty()) {
            throw invalid("types has no effect beside schema, which names the types");
        } else if (next.format == JsonFormat.LINES && !next.recordPath.isEmpty()) {
            throw invalid("record_path has no effect beside format lines, where every line is a record");
        }
        return new JsonExtractor(next);
    }

    private static PlanException invalid(String what) {
        return new PlanException(Problem.of(JsonErrors.SETTING, what).at("json"));
    }

    private static void require(String setting, int value, int least, int most) {
        if (value < least || value > most) {
            throw invalid(setting + " must be " + least + " to " + most + ", not " + value);
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
        return of(file, null);
    }

    /** Keys that this file has beyond these columns are new keys, keys that it lacks are null. */
    @Override
    public Extractor at(Path file, Schema columns) {
        return of(file, settings.schema == null ? columns : null);
    }

    private JsonExtractor of(Path file, @Nullable Schema found) {
        return with(s -> {
            s.files = FileSet.of(List.of(file));
            s.resume = null;
            s.found = found;
        });
    }

    @Override
    public List<Path> filesRead() throws Exception {
        return settings.files.files();
    }

    @Override
    public Schema schema(StepContext context) throws Exception {
        return shape(context).schema();
    }

    @Override
    public Schema originalSchema(StepContext context) {
        return BlockDecoder.ORIGINAL;
    }

    @Override
    public BatchSource open(StepContext context) throws Exception {
        return new JsonSource(settings, shape(context), context);
    }

    /** Goes on behind a line of JSON Lines; a document has to be read from its beginning. */
    @Override
    public Optional<Extractor> resumeAfter(Position position) {
        return JsonSource.resume(position).map(place -> with(s -> s.resume = place));
    }

    private Shape shape(StepContext context) throws Exception {
        Resolved known = resolved;
        if (known == null || !known.runId().equals(context.runId())) {
            known = new Resolved(context.runId(), new ShapeResolver(settings).resolve(context));
            resolved = known;
        }
        return known.shape();
    }
}
