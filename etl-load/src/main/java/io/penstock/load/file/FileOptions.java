package io.penstock.load.file;

import static io.penstock.spi.component.ValueType.INTEGER;
import static io.penstock.spi.component.ValueType.TEXTS;
import static io.penstock.spi.component.ValueType.choice;

import io.penstock.load.backup.BackupOption;
import io.penstock.spi.component.Component;

/** The JSON options of {@link FileLayout}, the same for every file sink. */
public final class FileOptions {
    private static final String[] NO_COLUMNS = {};

    private FileOptions() {}

    /** The component with the options of its layout after its own. */
    public static <L extends FileLoader<L>> Component<L> addTo(Component<L> component) {
        return component
                .option(
                        "mode",
                        choice(FileMode.class),
                        "replace",
                        "what becomes of what is there",
                        (loader, mode) -> loader.mode(mode))
                .option(
                        "partition_by",
                        TEXTS,
                        null,
                        "columns whose values name directories a=1/b=2/ below the path",
                        (loader, columns) -> loader.partitionBy(columns.toArray(NO_COLUMNS)))
                .option(
                        "partition_columns",
                        choice(PartitionColumns.class),
                        "remove",
                        "whether those columns stand in the files too",
                        (loader, policy) -> loader.partitionColumns(policy))
                .option(
                        "replace_scope",
                        choice(ReplaceScope.class),
                        "dataset",
                        "what mode replace takes away from a partitioned data set",
                        (loader, scope) -> loader.replaceScope(scope))
                .option(
                        "max_open_partitions",
                        INTEGER,
                        "64",
                        "partition files open at the same time",
                        (loader, files) -> loader.maxOpenPartitions(files))
                .option(
                        "max_files",
                        INTEGER,
                        "10000",
                        "files that one partitioned load may make",
                        (loader, files) -> loader.maxFiles(files))
                .option(
                        "manifest",
                        choice(ManifestFile.class),
                        "omit",
                        "whether NAME.manifest.json with rows and SHA-256 is written beside the target",
                        (loader, policy) -> loader.manifest(policy))
                .option(
                        "backup",
                        BackupOption.TYPE,
                        null,
                        "versions kept of what is there before a load takes it away",
                        (loader, versions) -> loader.backup(versions));
    }
}
