package io.penstock.extract.json;

import io.penstock.extract.file.CharsetDetection;
import io.penstock.extract.file.Compression;
import io.penstock.extract.json.policy.DuplicateKeys;
import io.penstock.extract.json.policy.MalformedLines;
import io.penstock.extract.json.policy.MixedTypes;
import io.penstock.extract.json.policy.NewKeys;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import java.util.function.BiFunction;

/** The sources {@code json} and {@code jsonl} for JSON. */
public final class JsonComponent {
    private static final String[] NONE = {};

    private JsonComponent() {}

    public static Component<JsonExtractor> component() {
        Component<JsonExtractor> json = of("json", JsonComponent::file)
                .aliases("JSONExtractor", "JsonExtractor")
                .summary("JSON files: lines, arrays or single records");
        json = choice(json, "format", JsonFormat.class, "auto", "how the files hold records", JsonExtractor::format);
        return options(json.option(
                "record_path",
                ValueType.TEXT,
                "",
                "JSON Pointer to the records, such as /data/items",
                JsonExtractor::recordPath));
    }

    /** The same with {@code format} lines. */
    public static Component<JsonExtractor> lines() {
        return options(of("jsonl", s -> file(s).format(JsonFormat.LINES))
                .aliases("JSONLinesExtractor", "JsonLinesExtractor", "ndjson")
                .summary("JSON Lines files: a record a line"));
    }

    private static JsonExtractor file(Settings settings) {
        return JsonExtractor.parse(settings.get("path", ValueType.TEXTS));
    }

    private static Component<JsonExtractor> of(
            String name, java.util.function.Function<Settings, JsonExtractor> factory) {
        return Component.of(Role.EXTRACTOR, name, JsonExtractor.class, factory)
                .required("path", ValueType.TEXTS, "file, list of files, or glob such as data/2024-*.json")
                .target("path");
    }

    private static <E extends Enum<E>> Component<JsonExtractor> choice(
            Component<JsonExtractor> json,
            String name,
            Class<E> type,
            String usual,
            String what,
            BiFunction<JsonExtractor, E, JsonExtractor> wither) {
        return json.option(name, ValueType.choice(type), usual, what, wither);
    }

    private static Component<JsonExtractor> options(Component<JsonExtractor> bare) {
        Component<JsonExtractor> json = bare.option(
                        "separator", ValueType.TEXT, ".", "between the names of nested keys", JsonExtractor::separator)
                .option(
                        "flatten_levels",
                        ValueType.INTEGER,
                        String.valueOf(JsonExtractor.FLATTEN_LEVELS),
                        "levels of nested objects that become columns",
                        JsonExtractor::flattenLevels)
                .option("explode", ValueType.TEXT, null, "the column whose arrays become rows", JsonExtractor::explode)
                .option(
                        "columns",
                        ValueType.TEXTS,
                        null,
                        "columns to read, in this order; all by default",
                        (e, v) -> e.columns(v.toArray(NONE)))
                .option(
                        "encoding",
                        ValueType.CHARSET,
                        "UTF-8",
                        "encoding of files without a byte order mark",
                        JsonExtractor::encoding)
                .option(
                        "types",
                        ValueType.mapOf(ValueType.COLUMN_TYPE),
                        null,
                        "types of columns by name",
                        JsonExtractor::types)
                .option(
                        "schema",
                        ValueType.mapOf(ValueType.COLUMN_TYPE),
                        null,
                        "columns to read with their types",
                        (e, v) -> e.schema(Schema.of(v.entrySet().stream()
                                .map(c -> Field.of(c.getKey(), c.getValue()))
                                .toList())))
                .option(
                        "date_formats",
                        ValueType.TEXTS,
                        "yyyy-MM-dd",
                        "how dates are written, tried in order",
                        (e, v) -> e.dateFormats(v.toArray(NONE)))
                .option(
                        "max_depth",
                        ValueType.INTEGER,
                        String.valueOf(JsonExtractor.MAX_DEPTH),
                        "most levels of nesting",
                        JsonExtractor::maxDepth)
                .option(
                        "max_record_bytes",
                        ValueType.INTEGER,
                        String.valueOf(JsonExtractor.MAX_RECORD_BYTES),
                        "most bytes of one record",
                        JsonExtractor::maxRecordBytes)
                .option(
                        "max_columns",
                        ValueType.INTEGER,
                        String.valueOf(JsonExtractor.MAX_COLUMNS),
                        "most columns that are found",
                        JsonExtractor::maxColumns);
        return policies(json);
    }

    private static Component<JsonExtractor> policies(Component<JsonExtractor> bare) {
        Component<JsonExtractor> json = choice(
                bare,
                "charset_detection",
                CharsetDetection.class,
                "off",
                "whether the encoding is found by looking",
                JsonExtractor::charsetDetection);
        json = choice(
                json,
                "compression",
                Compression.class,
                "by_name",
                "how the files are packed",
                JsonExtractor::compression);
        json = choice(
                json,
                "duplicate_keys",
                DuplicateKeys.class,
                "last",
                "a key that stands twice in an object",
                JsonExtractor::duplicateKeys);
        json = choice(
                json,
                "new_keys",
                NewKeys.class,
                "reject",
                "keys met after the columns were found",
                JsonExtractor::newKeys);
        json = choice(
                json,
                "mixed_types",
                MixedTypes.class,
                "convert",
                "values of another JSON kind than their column's",
                JsonExtractor::mixedTypes);
        json = choice(
                json,
                "malformed_lines",
                MalformedLines.class,
                "fail",
                "lines that are not JSON",
                JsonExtractor::malformedLines);
        json = choice(
                json,
                "inference",
                Inference.class,
                "sample",
                "how columns without a declared type get one",
                JsonExtractor::inference);
        return choice(
                json,
                "misfits",
                MisfitPolicy.class,
                "reject",
                "values that do not fit their column's type",
                JsonExtractor::misfits);
    }
}
