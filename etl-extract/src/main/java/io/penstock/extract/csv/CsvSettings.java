package io.penstock.extract.csv;

import io.penstock.extract.csv.scan.Limits;
import io.penstock.extract.file.CharsetDetection;
import io.penstock.extract.file.Compression;
import io.penstock.extract.file.FileSet;
import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.NullTokens;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** All settings of a {@link CsvExtractor}; changed only while a wither makes a copy. */
final class CsvSettings implements Serializable {
    private static final long serialVersionUID = 1L;

    FileSet files;
    @Nullable Character delimiter;
    @Nullable Character quote = '"';
    @Nullable Character escape;
    @Nullable Character comment;
    @Nullable CSVFormat format;
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
    DateFormats dateFormats = DateFormats.ISO;
    Map<String, Type> types = Map.of();
    @Nullable Schema schema;
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
        next.dateFormats = dateFormats;
        next.types = new LinkedHashMap<>(types);
        next.schema = schema;
        next.limits = limits;
        return next;
    }
}
