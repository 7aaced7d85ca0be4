package io.penstock.extract.csv;

import io.penstock.extract.file.CharsetDetection;
import io.penstock.extract.file.Compression;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import java.util.List;
import java.util.Map;

/** The source {@code csv} for JSON. */
public final class CsvComponent {
    private CsvComponent() {}

    public static Component<CsvExtractor> component() {
        return Component.of(
                        Role.EXTRACTOR,
                        "csv",
                        CsvExtractor.class,
                        s -> CsvExtractor.parse(s.get("path", ValueType.TEXTS)))
                .aliases("CSVExtractor", "CsvExtractor")
                .summary("Delimited text files")
                .required("path", ValueType.TEXTS, "file, list of files, or glob such as data/2024-*.csv")
                .target("path")
                .option("delimiter", ValueType.CHARACTER, ",", "between fields", CsvExtractor::delimiter)
                .option("quote", QuoteSetting.TYPE, "\"", "around fields, or none", (e, q) -> q.applyTo(e))
                .option(
                        "escape",
                        ValueType.CHARACTER,
                        null,
                        "takes the meaning off the next character",
                        CsvExtractor::escape)
                .option("comment", ValueType.CHARACTER, null, "first character of lines to skip", CsvExtractor::comment)
                .option(
                        "header",
                        ValueType.choice(Header.class),
                        "present",
                        "whether the first record names the columns",
                        CsvExtractor::header)
                .option(
                        "column_names",
                        ValueType.TEXTS,
                        null,
                        "names of all columns, in the order of the file",
                        (e, v) -> e.columnNames(array(v)))
                .option("skip_lines", ValueType.INTEGER, "0", "lines in front of the header", CsvExtractor::skipLines)
                .option(
                        "columns",
                        ValueType.TEXTS,
                        null,
                        "columns to read, in this order; all by default",
                        (e, v) -> e.columns(array(v)))
                .option(
                        "encoding",
                        ValueType.CHARSET,
                        "UTF-8",
                        "encoding of files without a byte order mark",
                        CsvExtractor::encoding)
                .option(
                        "charset_detection",
                        ValueType.choice(CharsetDetection.class),
                        "off",
                        "whether the encoding is found by looking",
                        CsvExtractor::charsetDetection)
                .option(
                        "compression",
                        ValueType.choice(Compression.class),
                        "by_name",
                        "how the files are packed",
                        CsvExtractor::compression)
                .option(
                        "ragged_rows",
                        ValueType.choice(RaggedRows.class),
                        "reject",
                        "records of too few or too many fields",
                        CsvExtractor::raggedRows)
                .option(
                        "blank_lines",
                        ValueType.choice(BlankLines.class),
                        "skip",
                        "lines without a byte",
                        CsvExtractor::blankLines)
                .option(
                        "stray_quotes",
                        ValueType.choice(StrayQuotes.class),
                        "reject",
                        "text behind a closing quote",
                        CsvExtractor::strayQuotes)
                .option(
                        "malformed_text",
                        ValueType.choice(MalformedText.class),
                        "fail",
                        "bytes that are not text in the encoding",
                        CsvExtractor::malformedText)
                .option(
                        "duplicate_names",
                        ValueType.choice(DuplicateNames.class),
                        "error",
                        "a name that stands twice in the header",
                        CsvExtractor::duplicateNames)
                .option("null_tokens", ValueType.TEXTS, null, "texts that mean null", (e, v) -> e.nullTokens(array(v)))
                .option(
                        "quoted_null",
                        ValueType.choice(QuotedNull.class),
                        "null",
                        "what a null token in quotes is, in TEXT and BINARY columns",
                        CsvExtractor::quotedNull)
                .option(
                        "types",
                        ValueType.mapOf(ValueType.COLUMN_TYPE),
                        null,
                        "types of columns by name",
                        CsvExtractor::types)
                .option(
                        "schema",
                        ValueType.mapOf(ValueType.COLUMN_TYPE),
                        null,
                        "columns to read with their types",
                        (e, v) -> e.schema(schema(v)))
                .option(
                        "inference",
                        ValueType.choice(Inference.class),
                        "sample",
                        "how columns without a declared type get one",
                        CsvExtractor::inference)
                .option(
                        "misfits",
                        ValueType.choice(MisfitPolicy.class),
                        "reject",
                        "values that do not fit their column's type",
                        CsvExtractor::misfits)
                .option(
                        "date_formats",
                        ValueType.TEXTS,
                        "yyyy-MM-dd",
                        "how dates are written, tried in order",
                        (e, v) -> e.dateFormats(array(v)))
                .option(
                        "max_field_bytes",
                        ValueType.INTEGER,
                        String.valueOf(CsvExtractor.MAX_FIELD_BYTES),
                        "most bytes of one field",
                        CsvExtractor::maxFieldBytes)
                .option(
                        "max_record_bytes",
                        ValueType.INTEGER,
                        String.valueOf(CsvExtractor.MAX_RECORD_BYTES),
                        "most bytes of one record",
                        CsvExtractor::maxRecordBytes);
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static Schema schema(Map<String, Type> types) {
        return Schema.of(types.entrySet().stream()
                .map(e -> Field.of(e.getKey(), e.getValue()))
                .toList());
    }
}
