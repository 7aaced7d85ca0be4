package io.penstock.extract.parquet;

import io.penstock.expr.Expr;
import io.penstock.extract.file.FileSet;
import io.penstock.extract.parquet.column.LeafTypes;
import io.penstock.extract.parquet.column.Nanos;
import io.penstock.extract.parquet.column.PlainBinary;
import io.penstock.extract.parquet.page.Chunk.Checksums;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Type;
import io.penstock.spi.Description;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All settings of a {@link ParquetExtractor}; changed only while a wither makes a copy. */
final class ParquetSettings implements Serializable {
    private static final long serialVersionUID = 1L;

    FileSet files;
    List<String> columns = List.of();

    @Nullable
    Expr where;

    /** Row groups and pages without a row for which it is true may be left out, because a filter drops their rows. */
    @Nullable
    Expr prune;

    Nested nested = Nested.FLATTEN;
    int flattenLevels = ParquetExtractor.FLATTEN_LEVELS;

    @Nullable
    String explode;

    Partitions partitions = Partitions.IGNORE;
    PlainBinary plainBinary = PlainBinary.BINARY;
    Nanos nanos = Nanos.TRUNCATE;
    Map<String, Type> types = Map.of();
    MisfitPolicy misfits = MisfitPolicy.REJECT;
    Checksums checksums = Checksums.VERIFY;
    int maxPageBytes = ParquetExtractor.MAX_PAGE_BYTES;

    /** Which part of the row groups is read, of how many parts. */
    int part;

    int parts = 1;

    /** Where an earlier run ended; null to read from the beginning. */
    @Nullable
    Mark after;

    ParquetSettings(FileSet files) {
        this.files = files;
    }

    /** A place in a set of files. */
    record Mark(String file, int rowGroup, long row) implements Serializable {
        static Mark parse(String token) {
            int second = token.indexOf(':', token.indexOf(':') + 1);
            int first = token.indexOf(':');
            return new Mark(
                    token.substring(second + 1),
                    Integer.parseInt(token.substring(0, first)),
                    Long.parseLong(token.substring(first + 1, second)));
        }

        String token() {
            return rowGroup + ":" + row + ":" + file;
        }
    }

    LeafTypes leafTypes() {
        return new LeafTypes(plainBinary, nanos);
    }

    /** What differs from the defaults. */
    Description describe() {
        ParquetSettings usual = new ParquetSettings(files);
        Description text = Description.of("parquet", files.title());
        text = add(text, "columns", columns, usual.columns);
        text = add(text, "where", where, usual.where);
        text = add(text, "nested", nested, usual.nested);
        text = add(text, "flatten_levels", flattenLevels, usual.flattenLevels);
        text = add(text, "explode", explode, usual.explode);
        text = add(text, "partitions", partitions, usual.partitions);
        text = add(text, "plain_binary", plainBinary, usual.plainBinary);
        text = add(text, "nanos", nanos, usual.nanos);
        text = add(text, "types", types, usual.types);
        text = add(text, "misfits", misfits, usual.misfits);
        text = add(text, "checksums", checksums, usual.checksums);
        text = add(text, "max_page_bytes", maxPageBytes, usual.maxPageBytes);
        text = parts == 1 ? text : text.with("part", (part + 1) + " of " + parts);
        return after == null ? text : text.with("after", after.file() + ":row " + after.row());
    }

    private static Description add(Description text, String name, @Nullable Object value, @Nullable Object usual) {
        if (value == null || Objects.equals(value, usual)) {
            return text;
        }
        return text.with(name, value instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : value);
    }

    ParquetSettings copy() {
        ParquetSettings next = new ParquetSettings(files);
        next.columns = columns;
        next.where = where;
        next.prune = prune;
        next.nested = nested;
        next.flattenLevels = flattenLevels;
        next.explode = explode;
        next.partitions = partitions;
        next.plainBinary = plainBinary;
        next.nanos = nanos;
        next.types = new LinkedHashMap<>(types);
        next.misfits = misfits;
        next.checksums = checksums;
        next.maxPageBytes = maxPageBytes;
        next.part = part;
        next.parts = parts;
        next.after = after;
        return next;
    }
}
