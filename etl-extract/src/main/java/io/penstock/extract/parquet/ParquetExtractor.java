package io.penstock.extract.parquet;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.expr.Expr;
import io.penstock.extract.file.FileSet;
import io.penstock.extract.file.FileSource;
import io.penstock.extract.parquet.column.Nanos;
import io.penstock.extract.parquet.column.PlainBinary;
import io.penstock.extract.parquet.page.Chunk.Checksums;
import io.penstock.extract.parquet.page.ParquetErrors;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.OptionalLibrary;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Parquet files. Immutable.
 *
 * <pre>{@code
 * ParquetExtractor.of(Path.of("checkouts.parquet"))
 *     .columns("checkout_id", "title", "fine_amount")
 *     .where("checkout_date >= DATE '2024-01-01'")
 * }</pre>
 *
 * <p>Row groups and pages are read on several threads, one page of each column in memory at a time. Needs the library
 * parquet-format-structures, and no Hadoop.
 */
public final class ParquetExtractor implements FileSource {
    private static final long serialVersionUID = 1L;

    /** Default of {@link #flattenLevels}. */
    public static final int FLATTEN_LEVELS = 16;

    /** Default of {@link #maxPageBytes}: 128 MiB. */
    public static final int MAX_PAGE_BYTES = 128 << 20;

    private static final OptionalLibrary LIBRARY = new OptionalLibrary(
            "the Parquet format",
            "org.apache.parquet.format.FileMetaData",
            "org.apache.parquet:parquet-format-structures");

    private final ParquetSettings settings;

    private ParquetExtractor(ParquetSettings settings) {
        this.settings = settings;
    }

    /** One file. */
    public static ParquetExtractor of(Path file) {
        return of(List.of(file));
    }

    /** Several files of the same columns, read one after the other. */
    public static ParquetExtractor of(List<Path> files) {
        if (files.isEmpty()) {
            throw invalid("the list of files is empty, at least one is needed");
        }
        return new ParquetExtractor(new ParquetSettings(FileSet.of(files)));
    }

    /** All files that match when the run starts, such as {@code data/2024-*.parquet}, in the order of their names. */
    public static ParquetExtractor glob(String pattern) {
        return new ParquetExtractor(new ParquetSettings(FileSet.glob(pattern)));
    }

    /** A file, or a glob when the text has glob characters and is no file's name. */
    static ParquetExtractor parse(List<String> paths) {
        return new ParquetExtractor(
                new ParquetSettings(paths.size() == 1 ? FileSet.parse(paths.get(0)) : new FileSet(paths, null)));
    }

    /**
     * The columns to read, in this order; all by default. The name of a flattened struct means all its parts. Of the others not a
     * byte is read.
     */
    public ParquetExtractor columns(String... names) {
        List<String> given = List.of(names);
        if (new LinkedHashSet<>(given).size() != given.size()) {
            throw invalid("columns must be different names, not " + given);
        }
        return with(s -> s.columns = given);
    }

    /**
     * Reads only the rows for which this SQL expression is true; all by default. It may name columns that {@link #columns} leaves out.
     * Row groups and pages of which the file's statistics tell that they have no such row are not read.
     *
     * @throws PlanException {@code PEN-1101} or {@code PEN-1108} when it is no expression
     */
    public ParquetExtractor where(String expression) {
        return where(Expr.parse(expression));
    }

    /** As {@link #where(String)}. */
    public ParquetExtractor where(Expr expression) {
        return with(s -> s.where = expression);
    }

    /** What becomes of lists, maps and structs; {@link Nested#FLATTEN} by default. */
    public ParquetExtractor nested(Nested policy) {
        return with(s -> s.nested = policy);
    }

    /** How many levels of structs {@link Nested#FLATTEN} takes apart, deeper ones become JSON text; 16 by default. */
    public ParquetExtractor flattenLevels(int levels) {
        if (levels < 0) {
            throw invalid("flatten_levels must be 0 or more, not " + levels);
        }
        return with(s -> s.flattenLevels = levels);
    }

    /**
     * A list or map whose elements become rows, the other columns repeated; none by default. Of structs and maps the parts become
     * columns {@code list.part}. A row without elements stays as one row of nulls.
     */
    public ParquetExtractor explode(String column) {
        return with(s -> s.explode = column);
    }

    /** What directories named {@code a=1} mean; {@link Partitions#IGNORE} by default. */
    public ParquetExtractor partitions(Partitions policy) {
        return with(s -> s.partitions = policy);
    }

    /** What byte strings without a logical type are; {@link PlainBinary#BINARY} by default. */
    public ParquetExtractor plainBinary(PlainBinary policy) {
        return with(s -> s.plainBinary = policy);
    }

    /** Times finer than microseconds; {@link Nanos#TRUNCATE} by default. */
    public ParquetExtractor nanos(Nanos policy) {
        return with(s -> s.nanos = policy);
    }

    /** The type of a column that comes out, in place of the file's. As {@link #types}, for one more column. */
    public ParquetExtractor type(String column, Type type) {
        Map<String, Type> next = new LinkedHashMap<>(settings.types);
        next.put(column, type);
        return types(next);
    }

    /**
     * Types of columns that come out, by name, in place of those of the file; none by default. A value that the type cannot hold as it
     * is, with nothing rounded off, is one of the {@link #misfits}. {@link #where} still sees the values of the file.
     */
    public ParquetExtractor types(Map<String, Type> typesByColumn) {
        typesByColumn.forEach((name, type) -> {
            if (type.isNested() || type == Type.BINARY) {
                throw invalid("types declares column '" + name + "' as " + type + ", which nothing is cast to");
            }
        });
        return with(s -> {
            s.types = new LinkedHashMap<>(typesByColumn);
            s.prune = null;
        });
    }

    /** Values that the declared type of their column cannot hold; {@link MisfitPolicy#REJECT} by default. */
    public ParquetExtractor misfits(MisfitPolicy policy) {
        return with(s -> s.misfits = policy);
    }

    /** Whether checksums of pages are verified; {@link Checksums#VERIFY} by default. */
    public ParquetExtractor checksums(Checksums policy) {
        return with(s -> s.checksums = policy);
    }

    /** Most bytes of one page, packed and unpacked, so that a damaged file cannot fill the heap; 128 MiB by default. */
    public ParquetExtractor maxPageBytes(int bytes) {
        if (bytes < 1) {
            throw invalid("max_page_bytes must be 1 or more, not " + bytes);
        }
        return with(s -> s.maxPageBytes = bytes);
    }

    @Override
    public Description describe() {
        return settings.describe();
    }

    @Override
    public Schema schema(StepContext context) throws IOException {
        LIBRARY.require("the source parquet");
        return ReadPlan.of(settings).declared().schema();
    }

    /** With the types of the file. */
    @Override
    public Schema originalSchema(StepContext context) throws IOException {
        LIBRARY.require("the source parquet");
        return ReadPlan.of(settings).schema();
    }

    @Override
    public FileSet files() {
        return settings.files;
    }

    @Override
    public FileSource at(Path file) {
        return with(s -> {
            s.files = FileSet.of(List.of(file));
            s.after = null;
            s.part = 0;
            s.parts = 1;
        });
    }

    @Override
    public List<Path> filesRead() throws IOException {
        return settings.files.files();
    }

    @Override
    public BatchSource open(StepContext context) throws IOException {
        LIBRARY.require("the source parquet");
        return new ParquetSource(settings, ReadPlan.of(settings), context);
    }

    /** Not a byte is read of the columns left out. Columns of declared types stay: they decide which rows are rejected. */
    @Override
    public Optional<Extractor> project(List<String> columns, StepContext context) throws IOException {
        if (settings.explode != null || columns.isEmpty()) {
            return Optional.empty();
        } else if (settings.types.isEmpty()) {
            return Optional.of(with(s -> s.columns = List.copyOf(columns)));
        }
        List<String> all = schema(context).names();
        List<String> kept = all.stream()
                .filter(name -> columns.contains(name) || settings.types.containsKey(name))
                .toList();
        return kept.size() == all.size() ? Optional.empty() : Optional.of(with(s -> s.columns = kept));
    }

    /**
     * By the statistics of row groups and pages, as {@link #where}. Not with declared types, so that a row is rejected or not whatever
     * steps follow.
     */
    @Override
    public Optional<Extractor> filter(Expr condition, StepContext context) {
        return settings.types.isEmpty() ? Optional.of(with(s -> s.prune = condition)) : Optional.empty();
    }

    /** By row groups. */
    @Override
    public List<Extractor> splits(int parts, StepContext context) throws IOException {
        LIBRARY.require("the source parquet");
        int most = settings.parts > 1 ? 1 : (int) Math.min(parts, ReadPlan.rowGroups(settings, parts));
        if (most <= 1) {
            return List.of(this);
        }
        List<Extractor> all = new ArrayList<>();
        for (int p = 0; p < most; p++) {
            int part = p;
            all.add(with(s -> {
                s.part = part;
                s.parts = most;
            }));
        }
        return all;
    }

    @Override
    public Optional<Extractor> resumeAfter(Position position) {
        return Optional.of(with(s -> s.after = ParquetSettings.Mark.parse(position.token())));
    }

    private ParquetExtractor with(Consumer<ParquetSettings> change) {
        ParquetSettings next = settings.copy();
        change.accept(next);
        return new ParquetExtractor(next);
    }

    private static PlanException invalid(String what) {
        return new PlanException(Problem.of(ParquetErrors.INVALID_SETTING, what));
    }
}
