package io.penstock.extract.json;

import io.penstock.extract.file.CharsetDetection;
import io.penstock.extract.file.Compression;
import io.penstock.extract.file.FileSet;
import io.penstock.extract.json.decode.Shape;
import io.penstock.extract.json.decode.Values;
import io.penstock.extract.json.policy.DuplicateKeys;
import io.penstock.extract.json.policy.MalformedLines;
import io.penstock.extract.json.policy.MixedTypes;
import io.penstock.extract.json.policy.NewKeys;
import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Description;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All settings of a {@link JsonExtractor}; changed only while a wither makes a copy. */
final class JsonSettings implements Serializable {
    private static final long serialVersionUID = 1L;

    FileSet files;
    JsonFormat format = JsonFormat.AUTO;
    String recordPath = "";
    String separator = ".";
    int flattenLevels = JsonExtractor.FLATTEN_LEVELS;

    @Nullable
    String explode;

    List<String> columns = List.of();
    Compression compression = Compression.BY_NAME;
    String charset = "UTF-8";
    CharsetDetection charsetDetection = CharsetDetection.OFF;
    DuplicateKeys duplicateKeys = DuplicateKeys.LAST;
    NewKeys newKeys = NewKeys.REJECT;
    MixedTypes mixedTypes = MixedTypes.CONVERT;
    MalformedLines malformedLines = MalformedLines.FAIL;
    MisfitPolicy misfits = MisfitPolicy.REJECT;
    Inference inference = Inference.SAMPLE;
    DateFormats dateFormats = DateFormats.ISO;
    Map<String, Type> types = Map.of();

    @Nullable
    Schema schema;

    /** The columns found in another file, in place of looking at the records; null to look. */
    @Nullable
    Schema found;

    int maxDepth = JsonExtractor.MAX_DEPTH;
    int maxRecordBytes = JsonExtractor.MAX_RECORD_BYTES;
    int maxColumns = JsonExtractor.MAX_COLUMNS;

    /** Where reading goes on: number of the file, bytes and lines in front; null for the beginning. */
    @Nullable
    Resume resume;

    /**
     * @param file number of the file
     * @param offset decoded bytes in front
     * @param line number of the next line
     */
    record Resume(int file, long offset, long line) implements Serializable {}

    JsonSettings(FileSet files) {
        this.files = files;
    }

    Shape.Rules rules() {
        return new Shape.Rules(
                separator, flattenLevels, explode, duplicateKeys, newKeys, mixedTypes, maxDepth, maxColumns);
    }

    Values values() {
        return new Values(misfits, malformedLines, dateFormats);
    }

    /** What differs from the defaults. */
    Description describe() {
        JsonSettings usual = new JsonSettings(files);
        Description text = Description.of("json", files.title());
        text = add(text, "format", format, usual.format);
        text = add(text, "record_path", recordPath, usual.recordPath);
        text = add(text, "separator", separator, usual.separator);
        text = add(text, "flatten_levels", flattenLevels, usual.flattenLevels);
        text = add(text, "explode", explode, usual.explode);
        text = add(text, "columns", columns, usual.columns);
        text = add(text, "encoding", charset, usual.charset);
        text = add(text, "charset_detection", charsetDetection, usual.charsetDetection);
        text = add(text, "compression", compression, usual.compression);
        text = add(text, "duplicate_keys", duplicateKeys, usual.duplicateKeys);
        text = add(text, "new_keys", newKeys, usual.newKeys);
        text = add(text, "mixed_types", mixedTypes, usual.mixedTypes);
        text = add(text, "malformed_lines", malformedLines, usual.malformedLines);
        text = add(text, "types", types, usual.types);
        text = add(text, "schema", schema, usual.schema);
        text = add(text, "inference", inference, usual.inference);
        text = add(text, "misfits", misfits, usual.misfits);
        text = add(text, "date_formats", dateFormats.formats(), usual.dateFormats.formats());
        text = add(text, "max_depth", maxDepth, usual.maxDepth);
        text = add(text, "max_record_bytes", maxRecordBytes, usual.maxRecordBytes);
        return add(text, "max_columns", maxColumns, usual.maxColumns);
    }

    private static Description add(Description text, String name, @Nullable Object value, @Nullable Object usual) {
        if (value == null || Objects.equals(value, usual)) {
            return text;
        }
        return text.with(name, value instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : value);
    }

    JsonSettings copy() {
        JsonSettings next = new JsonSettings(files);
        next.format = format;
        next.recordPath = recordPath;
        next.separator = separator;
        next.flattenLevels = flattenLevels;
        next.explode = explode;
        next.columns = columns;
        next.compression = compression;
        next.charset = charset;
        next.charsetDetection = charsetDetection;
        next.duplicateKeys = duplicateKeys;
        next.newKeys = newKeys;
        next.mixedTypes = mixedTypes;
        next.malformedLines = malformedLines;
        next.misfits = misfits;
        next.inference = inference;
        next.dateFormats = dateFormats;
        next.types = new LinkedHashMap<>(types);
        next.schema = schema;
        next.found = found;
        next.maxDepth = maxDepth;
        next.maxRecordBytes = maxRecordBytes;
        next.maxColumns = maxColumns;
        next.resume = resume;
        return next;
    }
}
