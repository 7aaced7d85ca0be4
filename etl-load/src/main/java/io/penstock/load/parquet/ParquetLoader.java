package io.penstock.load.parquet;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.load.file.FileFormat;
import io.penstock.load.file.FileLayout;
import io.penstock.load.file.FileLoader;
import io.penstock.load.file.FileSink;
import io.penstock.schema.Field;
import io.penstock.schema.ListType;
import io.penstock.schema.Schema;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import io.penstock.spi.Description;
import io.penstock.spi.OptionalLibrary;
import io.penstock.spi.Problems;
import io.penstock.spi.StepContext;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes rows to an Apache Parquet file. The file appears whole at the commit, under a temporary name in the same directory
 * until then; the directory is made when absent. No Hadoop and no Parquet library is needed, only that of the compression.
 *
 * <p>Every type is stored as itself, so that reading gives the same types back: DATE, TIME and TIMESTAMP (UTC, microseconds),
 * decimals exactly, texts as UTF-8, lists and structs nested. A column that the schema requires is required in the file. Each
 * column tells its least and greatest value and its nulls, per row group and per page, which readers use to skip.
 *
 * <p>A run without rows leaves a valid file without rows. Immutable. Defaults: Zstandard, dictionaries where they pay, row
 * groups of {@value #ROW_GROUP_ROWS} rows or 32 MiB, {@link FileLayout#DEFAULT}. A finished file cannot grow: mode append needs
 * {@code partition_by}.
 */
public final class ParquetLoader implements FileLoader<ParquetLoader> {
    private static final long serialVersionUID = 1L;

    /** Default of {@link #rowGroupRows}. */
    public static final int ROW_GROUP_ROWS = 262_144;

    /** Default of {@link #rowGroupBytes}: 32 MiB. */
    public static final long ROW_GROUP_BYTES = 32L << 20;

    private static final long LEAST_BYTES = 64L << 10;

    private final String path;
    private final FileLayout layout;
    private final ParquetStyle style;

    private ParquetLoader(String path, FileLayout layout, ParquetStyle style) {
        this.path = path;
        this.layout = layout;
        this.style = style;
    }

    public static ParquetLoader of(Path path) {
        return new ParquetLoader(path.toString(), FileLayout.DEFAULT, ParquetStyle.DEFAULT);
    }

    /** How pages are compressed; {@link Compression#ZSTD} by default. */
    public ParquetLoader compression(Compression codec) {
        return with(style.compression(codec));
    }

    /** Whether repeated values are stored once; {@link DictionaryUse#ADAPTIVE} by default. */
    public ParquetLoader dictionary(DictionaryUse use) {
        return with(style.dictionary(use));
    }

    /** Rows of a row group at most, at least 1; {@value #ROW_GROUP_ROWS} by default. */
    public ParquetLoader rowGroupRows(int rows) {
        if (rows < 1) {
            throw refused("row_group_rows must be 1 or more, not " + rows);
        }
        return with(style.rowGroupRows(rows));
    }

    /**
     * Bytes of a row group at most, about, as it stands in the file; so much memory is taken while writing. At least 64 KiB;
     * 32 MiB by default.
     */
    public ParquetLoader rowGroupBytes(long bytes) {
        if (bytes < LEAST_BYTES) {
            throw refused("row_group_bytes must be " + LEAST_BYTES + " (64 KiB) or more, not " + bytes);
        }
        return with(style.rowGroupBytes(bytes));
    }

    /** An entry of the file's key-value metadata; none by default. */
    public ParquetLoader metadata(String key, String value) {
        if (key.isEmpty()) {
            throw refused("metadata needs a name for each entry, one is empty");
        }
        Map<String, String> next = new LinkedHashMap<>(style.metadata());
        next.put(key, value);
        return with(style.metadata(next));
    }

    @Override
    public ParquetLoader layout(FileLayout other) {
        return new ParquetLoader(path, other, style);
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
        return new ParquetFormat(style);
    }

    @Override
    public Description describe() {
        Description description = Description.of("parquet", path);
        ParquetStyle usual = ParquetStyle.DEFAULT;
        description = changed(description, "compression", style.compression(), usual.compression());
        description = changed(description, "dictionary", style.dictionary(), usual.dictionary());
        description = changed(description, "row_group_rows", style.rowGroupRows(), usual.rowGroupRows());
        description = changed(description, "row_group_bytes", style.rowGroupBytes(), usual.rowGroupBytes());
        description = changed(description, "metadata", style.metadata(), usual.metadata());
        return layout.describe(description);
    }

    private static Description changed(Description description, String name, Object value, Object usual) {
        if (value.equals(usual)) {
            return description;
        }
        return description.with(
                name, value instanceof Enum<?> choice ? choice.name().toLowerCase(Locale.ROOT) : value);
    }

    @Override
    public void bind(Schema input, Problems problems) {
        layout.bind(format(), input, problems);
        if (input.size() == 0) {
            problems.add(ParquetErrors.SCHEMA, "there is no column, a Parquet file needs one");
        }
        for (Field field : input.fields()) {
            if (hasEmptyStruct(field.type())) {
                problems.add(
                        ParquetErrors.SCHEMA,
                        "column '" + field.name() + "' is " + field.type()
                                + ": a struct without parts cannot be stored in Parquet");
            }
        }
    }

    private static boolean hasEmptyStruct(Type type) {
        if (type instanceof ListType list) {
            return hasEmptyStruct(list.element());
        }
        return type instanceof StructType struct
                && (struct.fields().isEmpty() || struct.fields().stream().anyMatch(f -> hasEmptyStruct(f.type())));
    }

    @Override
    public void requireLibraries() {
        OptionalLibrary library = style.compression().library();
        if (library != null) {
            library.require("the sink parquet with compression "
                    + style.compression().name().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public FileSink open(Schema schema, StepContext context) {
        requireLibraries();
        Problems problems = new Problems();
        bind(schema, problems);
        if (!problems.isEmpty()) {
            throw new PlanException(problems.found());
        }
        return layout.open(path(), format(), schema, context);
    }

    private ParquetLoader with(ParquetStyle changed) {
        return new ParquetLoader(path, layout, changed);
    }

    private static PlanException refused(String what) {
        return new PlanException(Problem.of(ParquetErrors.SETTING, what));
    }
}
