package io.penstock.load.database;

import static io.penstock.spi.component.ValueType.DURATION;
import static io.penstock.spi.component.ValueType.INTEGER;
import static io.penstock.spi.component.ValueType.TEXT;
import static io.penstock.spi.component.ValueType.TEXTS;
import static io.penstock.spi.component.ValueType.choice;
import static io.penstock.spi.component.ValueType.listOf;
import static io.penstock.spi.component.ValueType.mapOf;

import io.penstock.load.backup.BackupOption;
import io.penstock.load.contract.SchemaChange;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The sink {@code database} for JSON. */
public final class DatabaseComponent {
    private static final String[] NO_COLUMNS = {};

    private DatabaseComponent() {}

    /** Its name, options and defaults. */
    public static Component<DatabaseLoader> component() {
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
                        "key",
                        TEXTS,
                        null,
                        "the columns that modes upsert, insert_only, merge and scd2 match rows on; the primary key by default",
                        (loader, columns) -> loader.key(columns.toArray(NO_COLUMNS)))
                .option(
                        "tracked",
                        TEXTS,
                        null,
                        "the columns whose change makes a new version in mode scd2; all but the key by default",
                        (loader, columns) -> loader.tracked(columns.toArray(NO_COLUMNS)))
                .option(
                        "indexes",
                        listOf(TEXTS),
                        null,
                        "indexes to make after the load, each a list of columns",
                        DatabaseComponent::indexes)
                .option(
                        "unique_indexes",
                        listOf(TEXTS),
                        null,
                        "unique indexes to make after the load, each a list of columns",
                        DatabaseComponent::uniqueIndexes)
                .option(
                        "column_types",
                        mapOf(TEXT),
                        null,
                        "declared types of columns of a table that is made",
                        DatabaseComponent::columnTypes)
                .option(
                        "new_columns",
                        choice(SchemaChange.class),
                        "freeze",
                        "what becomes of columns that the table does not have",
                        DatabaseLoader::newColumns)
                .option(
                        "type_changes",
                        choice(SchemaChange.class),
                        "freeze",
                        "what becomes of columns whose type the table cannot store without loss",
                        DatabaseLoader::typeChanges)
                .option("user", TEXT, null, "who connects, where the URL does not say so", DatabaseLoader::user)
                .option("password", TEXT, null, "the password; never shown", DatabaseLoader::password)
                .option(
                        "batch_size",
                        INTEGER,
                        "1000",
                        "rows per addBatch, where that is used",
                        DatabaseLoader::batchSize)
                .option(
                        "backup",
                        BackupOption.TYPE,
                        null,
                        "versions kept of the table as it was before a load that takes something away",
                        DatabaseLoader::backup)
                .option(
                        "lock_timeout",
                        DURATION,
                        "10s",
                        "how long to wait for what another program has locked",
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
}
