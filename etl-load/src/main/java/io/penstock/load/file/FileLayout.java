package io.penstock.load.file;

import io.penstock.error.LoadException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.load.backup.Backup;
import io.penstock.load.backup.Backups;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.StepContext;
import io.penstock.state.StateErrors;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which files a sink makes, whatever their format: one file or a directory of partitions, what becomes of what is there, and
 * whether a manifest tells what was written. Immutable; every {@link FileLoader} holds one.
 *
 * @param mode what becomes of what is there; replace by default
 * @param partitionBy columns whose values name directories {@code a=1/b=2/}, outermost first; none by default: a single file
 * @param partitionColumns whether those columns stand in the files too; removed by default
 * @param replaceScope what mode replace takes away from a partitioned data set; all of it by default
 * @param maxOpenPartitions partition files open at the same time, at least 1; 64 by default. Rows for further partitions close
 *     the file that was longest without rows; rows for that one go on in it where the format can, else in a further file
 * @param maxFiles part files one run may make, at least 1; 10,000 by default
 * @param manifest whether {@code NAME.manifest.json} is written beside the target; not by default
 * @param backup the versions kept of what is there before a load takes it away; none by default
 */
public record FileLayout(
        FileMode mode,
        List<String> partitionBy,
        PartitionColumns partitionColumns,
        ReplaceScope replaceScope,
        int maxOpenPartitions,
        int maxFiles,
        ManifestFile manifest,
        @Nullable Backup backup)
        implements Serializable {
    /** A single file that replaces the one that is there, without a manifest. */
    public static final FileLayout DEFAULT = new FileLayout(
            FileMode.REPLACE,
            List.of(),
            PartitionColumns.REMOVE,
            ReplaceScope.DATASET,
            64,
            10_000,
            ManifestFile.OMIT,
            null);

    public FileLayout {
        partitionBy = List.copyOf(partitionBy);
        if (new HashSet<>(partitionBy).size() < partitionBy.size()) {
            throw refused("partition_by names a column twice");
        } else if (maxOpenPartitions < 1) {
            throw refused("max_open_partitions must be at least 1");
        } else if (maxFiles < 1) {
            throw refused("max_files must be at least 1");
        }
    }

    public FileLayout mode(FileMode other) {
        return new FileLayout(
                other, partitionBy, partitionColumns, replaceScope, maxOpenPartitions, maxFiles, manifest, backup);
    }

    public FileLayout partitionBy(String... columns) {
        return new FileLayout(
                mode, List.of(columns), partitionColumns, replaceScope, maxOpenPartitions, maxFiles, manifest, backup);
    }

    public FileLayout partitionColumns(PartitionColumns policy) {
        return new FileLayout(mode, partitionBy, policy, replaceScope, maxOpenPartitions, maxFiles, manifest, backup);
    }

    public FileLayout replaceScope(ReplaceScope scope) {
        return new FileLayout(
                mode, partitionBy, partitionColumns, scope, maxOpenPartitions, maxFiles, manifest, backup);
    }

    public FileLayout maxOpenPartitions(int files) {
        return new FileLayout(mode, partitionBy, partitionColumns, replaceScope, files, maxFiles, manifest, backup);
    }

    public FileLayout maxFiles(int files) {
        return new FileLayout(
                mode, partitionBy, partitionColumns, replaceScope, maxOpenPartitions, files, manifest, backup);
    }

    public FileLayout manifest(ManifestFile policy) {
        return new FileLayout(
                mode, partitionBy, partitionColumns, replaceScope, maxOpenPartitions, maxFiles, policy, backup);
    }

    /** Versions kept of what is there before a load takes it away; none by default. */
    public FileLayout backup(Backup versions) {
        return new FileLayout(
                mode, partitionBy, partitionColumns, replaceScope, maxOpenPartitions, maxFiles, manifest, versions);
    }

    /** Whether there are directories of partitions instead of a single file. */
    public boolean isPartitioned() {
        return !partitionBy.isEmpty();
    }

    /** Adds the settings that differ from their defaults, by their names in JSON. */
    public Description describe(Description description) {
        Description told = description;
        if (mode != DEFAULT.mode) {
            told = told.with("mode", lower(mode));
        }
        if (isPartitioned()) {
            told = told.with("partition_by", String.join(", ", partitionBy));
        }
        if (partitionColumns != DEFAULT.partitionColumns) {
            told = told.with("partition_columns", lower(partitionColumns));
        }
        if (replaceScope != DEFAULT.replaceScope) {
            told = told.with("replace_scope", lower(replaceScope));
        }
        if (maxOpenPartitions != DEFAULT.maxOpenPartitions) {
            told = told.with("max_open_partitions", maxOpenPartitions);
        }
        if (maxFiles != DEFAULT.maxFiles) {
            told = told.with("max_files", maxFiles);
        }
        if (manifest != DEFAULT.manifest) {
            told = told.with("manifest", lower(manifest));
        }
        return backup == null ? told : told.with("backup", backup);
    }

    private static String lower(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** Adds what cannot work with this format and schema. */
    public void bind(FileFormat format, Schema schema, Problems problems) {
        if (isPartitioned()) {
            bindPartitions(schema, problems);
        } else {
            FileLayout single = new FileLayout(
                    DEFAULT.mode,
                    partitionBy,
                    partitionColumns,
                    replaceScope,
                    maxOpenPartitions,
                    maxFiles,
                    DEFAULT.manifest,
                    DEFAULT.backup);
            if (!single.equals(DEFAULT)) {
                problems.add(
                        FileErrors.LAYOUT,
                        "partition_columns, replace_scope, max_open_partitions and max_files need partition_by");
            }
            if (mode == FileMode.APPEND && format.growth() == Growth.NEVER) {
                problems.add(cannotAppend(format));
            }
        }
        if (mode != FileMode.REPLACE && replaceScope != DEFAULT.replaceScope) {
            problems.add(FileErrors.LAYOUT, "replace_scope needs mode replace, mode is " + lower(mode));
        }
    }

    private void bindPartitions(Schema schema, Problems problems) {
        for (String name : partitionBy) {
            int column = problems.column(schema, name);
            if (column >= 0) {
                Field field = schema.field(column);
                if (field.type().isNested() || field.type() == Type.BINARY || field.type() == Type.FLOAT64) {
                    problems.add(
                            FileErrors.PARTITION_COLUMN,
                            "partition_by: column '" + name + "' is " + field.type()
                                    + "; a partition column is TEXT, INT64, BOOLEAN, DECIMAL, DATE, TIME or TIMESTAMP");
                }
            }
        }
        if (partitionColumns == PartitionColumns.REMOVE && partitionBy.containsAll(schema.names())) {
            problems.add(Problem.of(
                            FileErrors.PARTITION_COLUMN,
                            "partition_by names every column, so that none would be left in the files")
                    .next("Name fewer columns, or set partition_columns keep."));
        }
    }

    static Problem cannotAppend(FileFormat format) {
        return Problem.of(FileErrors.CANNOT_APPEND, "rows cannot be added to a finished " + format.name() + " file")
                .next("Choose mode replace or fail_if_exists, or partition_by, which adds a new file per run.");
    }

    /**
     * Opens a sink of files in a format.
     *
     * @param path the file, or the directory of partitions
     * @throws LoadException when something that is there is in the way, or the place cannot be written
     * @throws PlanException when {@link #bind} would have added a problem
     */
    public FileSink open(Path path, FileFormat format, Schema schema, StepContext context) {
        Problems problems = new Problems();
        bind(format, schema, problems);
        if (!problems.isEmpty()) {
            throw new PlanException(problems.found());
        }
        saveBefore(path, context);
        try {
            if (isPartitioned()) {
                return PartitionedSink.open(path, this, format, schema, context);
            }
            return manifest == ManifestFile.WRITE
                    ? ManifestedFileSink.open(path, this, format, schema, context)
                    : SingleFileSink.open(path, mode, format, schema, context);
        } catch (IOException e) {
            throw FileErrors.failed(e, path.toString());
        }
    }

    private void saveBefore(Path path, StepContext context) {
        if (backup != null && mode != FileMode.FAIL_IF_EXISTS && backup.isTaken(mode == FileMode.REPLACE)) {
            Backups.saveFiles(path, backup, context);
        }
    }

    /** Adds why a run cannot be restarted in the middle with this layout and format. */
    public void bindRestart(FileFormat format, Problems problems) {
        if (isPartitioned() || manifest == ManifestFile.WRITE) {
            problems.add(
                    restartRefused((isPartitioned() ? "partition_by" : "manifest") + " publishes files only whole"));
        } else if (format.growth() != Growth.AT_THE_END) {
            problems.add(
                    restartRefused("a " + format.extension() + " file cannot be cut off and continued where it was"));
        }
    }

    private static Problem restartRefused(String why) {
        return Problem.of(StateErrors.NOT_RESTARTABLE, why).next("Mend that, or remove commit_every.");
    }

    /** Opens the sink as it was at a checkpoint; see {@link io.penstock.spi.RestartableLoader#resume}. */
    public FileSink resume(Path path, FileFormat format, Schema schema, StepContext context, String checkpoint) {
        try {
            return SingleFileSink.resume(path, mode, format, schema, context, checkpoint);
        } catch (IOException e) {
            throw FileErrors.failed(e, path.toString());
        }
    }

    /** Finishes the commit of a killed run; see {@link io.penstock.spi.RecoverableLoader#recover}. */
    public void recover(Path path, String receipt) {
        try {
            if (Staging.isReceipt(receipt)) {
                Staging.recover(path, receipt);
            } else {
                PendingFile.recover(path, receipt);
            }
        } catch (IOException e) {
            throw FileErrors.failed(e, path.toString());
        }
    }

    private static PlanException refused(String what) {
        return new PlanException(Problem.of(FileErrors.LAYOUT, what));
    }
}
