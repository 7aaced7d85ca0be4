package io.penstock.extract.csv;

import io.penstock.extract.csv.scan.Limits;
import io.penstock.extract.file.CharsetDetection;
import io.penstock.extract.file.Compression;
import io.penstock.extract.file.FileSet;
import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.extract.text.NullTokens;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Description;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** All settings of a {@link CsvExtractor}; changed only while a wither makes a copy. */
final class CsvSettings implements Serializable {
    private static final long serialVersionUID = 1L;

    FileSet files;

    @Nullable
    Character delimiter;

    @Nullable
    Character quote = '"';

    @Nullable
    Character escape;

    @Nullable
    Character comment;

    @Nullable
    CSVFormat format;

    Header header = Header.PRESENT;
    List<String> columnNames = List.of();
    int skipLines;
    List<String> columns = List.of();
    Compression compression = Compression.BY_NAME;
    String charset = "UTF-8";
    CharsetDetection charsetDetection = CharsetDetection.OFF;
    RaggedRows raggedRows = RaggedRows.REJECT;
    BlankLines blankLines = BlankLines.SKIP;
    StrayQuotes strayQuotes = StrayQuotes.REJECT;
    MalformedText malformedText = MalformedText.FAIL;
    DuplicateNames duplicateNames = DuplicateNames.ERROR;
    MisfitPolicy misfits = MisfitPolicy.REJECT;
    Inference inference = Inference.SAMPLE;
    NullTokens nullTokens = NullTokens.NONE;
    QuotedNull quotedNull = QuotedNull.NULL;
    DateFormats dateFormats = DateFormats.ISO;
    Map<String, Type> types = Map.of();

    @Nullable
    Schema schema;

    /** Where to begin; null for the beginning of the first file. */
    @Nullable
    ResumePoint from;

    Limits limits = new Limits(CsvExtractor.MAX_FIELD_BYTES, CsvExtractor.MAX_RECORD_BYTES);

    CsvSettings(FileSet files) {
        this.files = files;
    }

    char delimiter() {
        return delimiter == null ? ',' : delimiter;
    }

    /** Whether the fast scanner does not know how the records are written. */
    boolean needsCommons() {
        return format != null || escape != null;
    }

    /** What differs from the defaults. */
    Description describe() {
        CsvSettings usual = new CsvSettings(files);
        Description text = Description.of("csv", files.title());
        text = add(text, "delimiter", delimiter, usual.delimiter);
        text = add(text, "quote", quote, usual.quote);
        text = add(text, "escape", escape, usual.escape);
        text = add(text, "comment", comment, usual.comment);
        text = add(text, "header", header, usual.header);
        text = add(text, "column_names", columnNames, usual.columnNames);
        text = add(text, "skip_lines", skipLines, usual.skipLines);
        text = add(text, "columns", columns, usual.columns);
        text = add(text, "encoding", charset, usual.charset);
        text = add(text, "charset_detection", charsetDetection, usual.charsetDetection);
        text = add(text, "compression", compression, usual.compression);
        text = add(text, "ragged_rows", raggedRows, usual.raggedRows);
        text = add(text, "blank_lines", blankLines, usual.blankLines);
        text = add(text, "stray_quotes", strayQuotes, usual.strayQuotes);
        text = add(text, "malformed_text", malformedText, usual.malformedText);
        text = add(text, "duplicate_names", duplicateNames, usual.duplicateNames);
        text = add(text, "null_tokens", nullTokens.tokens(), usual.nullTokens.tokens());
        text = add(text, "quoted_null", quotedNull, usual.quotedNull);
        text = add(text, "types", types, usual.types);
        text = add(text, "schema", schema, usual.schema);
        text = add(text, "inference", inference, usual.inference);
        text = add(text, "misfits", misfits, usual.misfits);
        text = add(text, "date_formats", dateFormats.formats(), usual.dateFormats.formats());
        text = add(text, "max_field_bytes", limits.fieldBytes(), usual.limits.fieldBytes());
        return add(text, "max_record_bytes", limits.recordBytes(), usual.limits.recordBytes());
    }

    private static Description add(Description text, String name, @Nullable Object value, @Nullable Object usual) {
        if (Objects.equals(value, usual)) {
            return text;
        }
        Object shown =
                value == null ? "none" : value instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : value;
        return text.with(name, shown);
    }

    CsvSettings copy() {
        CsvSettings next = new CsvSettings(files);
        next.delimiter = delimiter;
        next.quote = quote;
        next.escape = escape;
        next.comment = comment;
        next.format = format;
        next.header = header;
        next.columnNames = columnNames;
        next.skipLines = skipLines;
        next.columns = columns;
        next.compression = compression;
        next.charset = charset;
        next.charsetDetection = charsetDetection;
        next.raggedRows = raggedRows;
        next.blankLines = blankLines;
        next.strayQuotes = strayQuotes;
        next.malformedText = malformedText;
        next.duplicateNames = duplicateNames;
        next.misfits = misfits;
        next.inference = inference;
        next.nullTokens = nullTokens;
        next.quotedNull = quotedNull;
        next.dateFormats = dateFormats;
        next.types = new LinkedHashMap<>(types);
        next.schema = schema;
        next.limits = limits;
        next.from = from;
        return next;
    }
}
