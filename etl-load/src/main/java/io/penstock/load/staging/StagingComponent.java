package io.penstock.load.staging;

import static io.penstock.spi.component.ValueType.DURATION;
import static io.penstock.spi.component.ValueType.INTEGER;
import static io.penstock.spi.component.ValueType.LONG;
import static io.penstock.spi.component.ValueType.PATH;
import static io.penstock.spi.component.ValueType.TEXT;
import static io.penstock.spi.component.ValueType.choice;
import static io.penstock.spi.component.ValueType.mapOf;

import io.penstock.load.csv.CsvLoader;
import io.penstock.load.excel.ExcelLoader;
import io.penstock.load.file.FileLoader;
import io.penstock.load.json.JsonLoader;
import io.penstock.load.parquet.ParquetLoader;
import io.penstock.spi.Loader;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.SettingValue;
import io.penstock.spi.component.ValueType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The sink {@code staging} for JSON. */
public final class StagingComponent {
    private static final List<String> FORMATS = List.of("csv", "json", "parquet", "excel");
    private static final ValueType<FileLoader<?>> FORMAT = new ValueType<>(
            "one of " + String.join(", ", FORMATS)
                    + ", or a sink of files such as {\"type\": \"csv\", \"destination\": \"loans.csv\"}",
            Map.of("anyOf", List.of(Map.of("enum", FORMATS), Map.of("$ref", "#/$defs/loader"))),
            List.of(),
            StagingComponent::format);

    private StagingComponent() {}

    /** Its name, options and defaults. */
    public static Component<StagingLoader> component() {
        return Component.of(
                        Role.LOADER,
                        "staging",
                        StagingLoader.class,
                        settings -> StagingLoader.of(settings.get("path", PATH)))
                .aliases("StagingLoader")
                .summary("A directory in which each run leaves a data set of its own")
                .required("path", PATH, "the directory of one data set's stagings, such as staging/loans")
                .target("path")
                .option(
                        "format",
                        FORMAT,
                        "parquet",
                        "csv, json, parquet or excel; or a sink of files with its config, whose destination names the file",
                        StagingLoader::format)
                .option(
                        "metadata_columns",
                        choice(MetadataColumns.class),
                        "write",
                        "whether _staged_at and _staging_id are added to each row",
                        StagingLoader::metadataColumns)
                .option("keep", INTEGER, null, "how many stagings stay; all when absent", StagingLoader::keep)
                .option("keep_for", DURATION, null, "how old a staging may get", StagingLoader::keepFor)
                .option("max_bytes", LONG, null, "what all stagings may take together", StagingLoader::maxBytes)
                .option(
                        "key",
                        TEXT,
                        null,
                        "32 bytes in Base64, as ${NAME} or ${file:PATH}; encrypts the files; never shown",
                        StagingLoader::key)
                .option("key_id", TEXT, "default", "tells which key it is", StagingLoader::keyId)
                .option("properties", mapOf(TEXT), null, "texts to keep in the metadata", StagingLoader::properties);
    }

    private static FileLoader<?> format(SettingValue value) {
        if (value.plain() instanceof String name) {
            return switch (name) {
                case "csv" -> CsvLoader.of(Path.of("data.csv"));
                case "json" -> JsonLoader.of(Path.of("data.jsonl"));
                case "parquet" -> ParquetLoader.of(Path.of("data.parquet"));
                case "excel" -> ExcelLoader.of(Path.of("data.xlsx"));
                default -> throw new IllegalArgumentException("'" + name + "' is none of them");
            };
        }
        Loader loader = value.component(Role.LOADER, Loader.class)
                .orElseThrow(() -> new IllegalArgumentException("the format has mistakes of its own"));
        if (loader instanceof FileLoader<?> files) {
            return files;
        }
        throw new IllegalArgumentException(
                "a sink of files is needed, not " + loader.describe().type());
    }
}
