package io.penstock.load.file;

import io.penstock.load.backup.Backup;
import io.penstock.schema.Schema;
import io.penstock.spi.Problems;
import io.penstock.spi.RecoverableLoader;
import io.penstock.spi.RestartableLoader;
import io.penstock.spi.StepContext;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A sink that writes files: it says in which format and where, and holds a {@link FileLayout}; everything else is here, the
 * same for every format.
 *
 * @param <L> the implementing spec
 */
public interface FileLoader<L extends FileLoader<L>> extends RecoverableLoader, RestartableLoader {
    /** The file, or the directory of a partitioned data set. */
    Path path();

    /** The format with its settings. */
    FileFormat format();

    FileLayout layout();

    /**
     * Makes sure that optional libraries of this format are there.
     *
     * @throws io.penstock.error.PlanException naming the dependency to add
     */
    default void requireLibraries() {}

    /** The same sink with another layout. */
    L layout(FileLayout layout);

    /** What becomes of a file that is there; {@link FileMode#REPLACE} by default. */
    default L mode(FileMode mode) {
        return layout(layout().mode(mode));
    }

    /** Makes the path a directory with files in {@code a=1/b=2/} below it; not partitioned by default. */
    default L partitionBy(String... columns) {
        return layout(layout().partitionBy(columns));
    }

    /** Whether partition columns stand in the files too; {@link PartitionColumns#REMOVE} by default. */
    default L partitionColumns(PartitionColumns policy) {
        return layout(layout().partitionColumns(policy));
    }

    /** What mode replace takes away from a partitioned data set; {@link ReplaceScope#DATASET} by default. */
    default L replaceScope(ReplaceScope scope) {
        return layout(layout().replaceScope(scope));
    }

    /** Files of a partitioned load that are open at the same time, which bounds its memory; 64 by default. */
    default L maxOpenPartitions(int files) {
        return layout(layout().maxOpenPartitions(files));
    }

    /** Files that one run of a partitioned load may make; 10,000 by default. */
    default L maxFiles(int files) {
        return layout(layout().maxFiles(files));
    }

    /** Whether {@code NAME.manifest.json} is written beside the target; {@link ManifestFile#OMIT} by default. */
    default L manifest(ManifestFile policy) {
        return layout(layout().manifest(policy));
    }

    /** Keeps versions of what is there before a load takes it away; none by default. */
    default L backup(Backup versions) {
        return layout(layout().backup(versions));
    }

    @Override
    default Optional<Path> fileWritten() {
        return Optional.of(path());
    }

    @Override
    default void bind(Schema input, Problems problems) {
        layout().bind(format(), input, problems);
    }

    @Override
    default FileSink open(Schema schema, StepContext context) throws Exception {
        return layout().open(path(), format(), schema, context);
    }

    @Override
    default void bindRestart(Problems problems) {
        layout().bindRestart(format(), problems);
    }

    @Override
    default FileSink resume(Schema schema, StepContext context, String checkpoint) throws Exception {
        return layout().resume(path(), format(), schema, context, checkpoint);
    }

    @Override
    default void recover(String receipt, StepContext context) throws Exception {
        layout().recover(path(), receipt);
    }
}
