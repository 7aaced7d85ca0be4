package io.penstock.load.parquet;

import static io.penstock.spi.component.ValueType.INTEGER;
import static io.penstock.spi.component.ValueType.LONG;
import static io.penstock.spi.component.ValueType.PATH;
import static io.penstock.spi.component.ValueType.TEXT;
import static io.penstock.spi.component.ValueType.choice;
import static io.penstock.spi.component.ValueType.mapOf;

import io.penstock.load.file.FileOptions;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import java.util.Map;

/** The sink {@code parquet} for JSON. */
public final class ParquetComponent {
    private ParquetComponent() {}

    public static Component<ParquetLoader> component() {
        return FileOptions.addTo(Component.of(
                        Role.LOADER,
                        "parquet",
                        ParquetLoader.class,
                        settings -> ParquetLoader.of(settings.get("path", PATH)))
                .aliases("ParquetLoader")
                .summary("An Apache Parquet file, published whole")
                .required("path", PATH, "the file")
                .target("path")
                .option(
                        "compression",
                        choice(Compression.class),
                        "zstd",
                        "how pages are compressed",
                        ParquetLoader::compression)
                .option(
                        "dictionary",
                        choice(DictionaryUse.class),
                        "adaptive",
                        "whether repeated values are stored once",
                        ParquetLoader::dictionary)
                .option("row_group_rows", INTEGER, "262144", "rows of a row group at most", ParquetLoader::rowGroupRows)
                .option(
                        "row_group_bytes",
                        LONG,
                        "33554432",
                        "bytes of a row group at most, which are held in memory",
                        ParquetLoader::rowGroupBytes)
                .option(
                        "metadata",
                        mapOf(TEXT),
                        null,
                        "entries of the file's key-value metadata",
                        ParquetComponent::metadata));
    }

    private static ParquetLoader metadata(ParquetLoader loader, Map<String, String> entries) {
        ParquetLoader next = loader;
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            next = next.metadata(entry.getKey(), entry.getValue());
        }
        return next;
    }
}
