package io.penstock.load;

import static io.penstock.spi.component.ValueType.CHARACTER;
import static io.penstock.spi.component.ValueType.DURATION;
import static io.penstock.spi.component.ValueType.INTEGER;
import static io.penstock.spi.component.ValueType.PATH;
import static io.penstock.spi.component.ValueType.TEXT;
import static io.penstock.spi.component.ValueType.TEXTS;
import static io.penstock.spi.component.ValueType.choice;
import static io.penstock.spi.component.ValueType.listOf;
import static io.penstock.spi.component.ValueType.mapOf;

import io.penstock.load.csv.ByteOrderMark;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.csv.FormulaGuard;
import io.penstock.load.csv.HeaderLine;
import io.penstock.load.csv.LineEnding;
import io.penstock.load.csv.Quoting;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.load.file.FileOptions;
import io.penstock.load.rest.RestLoaderComponent;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import io.penstock.spi.component.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The sinks of this module for JSON. */
public final class LoadComponents implements ComponentProvider {
    private static final String[] NO_COLUMNS = {};

    @Override
    public List<Component<?>> components() {
        return List.of(database(), csv(), RestLoaderComponent.component());
    }

    private static Component<DatabaseLoader> database() {
        return Component.of(
                        Role.LOADER,
                        "database",
                        DatabaseLoader.class,
                        settings -> at(settings.get("path", TEXT)).table(settings.get("table", TEXT)))
                .aliases("DatabaseLoader", "sqlite", "SQLiteLoader", "SqliteLoader")
                .summary("A table of a SQLite file or another database, in one transaction")
                .required("path", TEXT, "a SQLite file, or a JDBC URL")
                .target("path")
                .required("table", TEXT, "the table's name")
                .option(
                        "mode",
                        choice(WriteMode.class),
                        "append",
                        "what becomes of a table that is there",
                        DatabaseLoader::mode)
                .option(
                        "primary_key",
                        TEXTS,
                        null,
                        "the primary key of a table that is made",
                        (loader, columns) -> loader.primaryKey(columns.toArray(NO_COLUMNS)))
                .option(
                        "upsert_on",
                        TEXTS,
                        null,
                        "mode upsert on these columns",
                        (loader, columns) -> loader.upsertOn(columns.toArray(NO_COLUMNS)))
                .option(
                        "indexes",
                        listOf(TEXTS),
                        null,
                        "indexes to make after the load, each a list of columns",
                        LoadComponents::indexes)
                .option(
                        "unique_indexes",
                        listOf(TEXTS),
                        null,
                        "unique indexes to make after the load, each a list of columns",
                        LoadComponents::uniqueIndexes)
                .option(
                        "column_types",
                        mapOf(TEXT),
                        null,
                        "declared types of columns of a table that is made",
                        LoadComponents::columnTypes)
                .option(
                        "batch_size",
                        INTEGER,
                        "1000",
                        "rows per addBatch, where that is used",
                        DatabaseLoader::batchSize)
                .option(
                        "lock_timeout",
                        DURATION,
                        "10s",
                        "how long to wait for a locked database",
                        DatabaseLoader::lockTimeout);
    }

    private static DatabaseLoader at(String destination) {
        return destination.startsWith("jdbc:")
                ? DatabaseLoader.jdbc(destination)
                : DatabaseLoader.sqlite(Path.of(destination));
    }

    private static DatabaseLoader indexes(DatabaseLoader loader, List<List<String>> indexes) {
        DatabaseLoader next = loader;
        for (List<String> columns : indexes) {
            next = next.index(columns.toArray(NO_COLUMNS));
        }
        return next;
    }

    private static DatabaseLoader uniqueIndexes(DatabaseLoader loader, List<List<String>> indexes) {
        DatabaseLoader next = loader;
        for (List<String> columns : indexes) {
            next = next.uniqueIndex(columns.toArray(NO_COLUMNS));
        }
        return next;
    }

    private static DatabaseLoader columnTypes(DatabaseLoader loader, Map<String, String> types) {
        DatabaseLoader next = loader;
        for (Map.Entry<String, String> type : types.entrySet()) {
            next = next.columnType(type.getKey(), type.getValue());
        }
        return next;
    }

    private static Component<CsvLoader> csv() {
        return FileOptions.addTo(Component.of(
                        Role.LOADER, "csv", CsvLoader.class, settings -> CsvLoader.of(settings.get("path", PATH)))
                .aliases("CSVLoader", "CsvLoader")
                .summary("A delimited text file, published whole")
                .required("path", PATH, "the file; compressed when it ends in .gz")
                .target("path")
                .option("delimiter", CHARACTER, ",", "between cells", CsvLoader::delimiter)
                .option("quote", CHARACTER, "\"", "around cells, doubled inside", CsvLoader::quote)
                .option("quoting", choice(Quoting.class), "minimal", "which values are quoted", CsvLoader::quoting)
                .option(
                        "header",
                        choice(HeaderLine.class),
                        "write",
                        "whether the column names are written",
                        CsvLoader::header)
                .option("null_token", TEXT, "", "what stands for a null", CsvLoader::nullToken)
                .option("line_ending", choice(LineEnding.class), "lf", "what ends a line", CsvLoader::lineEnding)
                .option(
                        "byte_order_mark",
                        choice(ByteOrderMark.class),
                        "omit",
                        "whether the file begins with a byte order mark",
                        CsvLoader::byteOrderMark)
                .option(
                        "formula_guard",
                        choice(FormulaGuard.class),
                        "off",
                        "what becomes of texts that a spreadsheet would run",
                        CsvLoader::formulaGuard));
    }
}
