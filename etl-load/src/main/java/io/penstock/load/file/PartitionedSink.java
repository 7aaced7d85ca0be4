package io.penstock.load.file;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.disk.Forcing;
import io.penstock.load.file.partition.PartFiles;
import io.penstock.load.file.partition.PartitionKeys;
import io.penstock.load.file.partition.PartitionNames;
import io.penstock.load.file.partition.RowWindow;
import io.penstock.schema.Schema;
import io.penstock.spi.RowFailures;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A directory of partitions, all of whose files are published at the commit. */
final class PartitionedSink implements FileSink {
    private static final int MOST_WINDOW_BATCHES = 16;

    private final Path dataset;
    private final FileLayout layout;
    private final FileFormat format;
    private final StepContext context;
    private final Schema schema;
    private final Staging staging;
    private final int[] kept;
    private final Schema fileSchema;
    private final PartitionKeys keys;
    private final Parts parts;
    private final RowWindow window;
    private final List<Path> directories = new ArrayList<>();

    private int[] numbers = new int[0];
    private long written;
    private boolean receiptGiven;
    private boolean committed;

    private PartitionedSink(
            Path dataset, FileLayout layout, FileFormat format, Schema schema, StepContext context, Staging staging) {
        this.dataset = dataset;
        this.layout = layout;
        this.format = format;
        this.schema = schema;
        this.context = context;
        this.staging = staging;
        int[] by = layout.partitionBy().stream().mapToInt(schema::indexOf).toArray();
        this.keys = new PartitionKeys(by);
        this.kept = kept(schema, layout);
        this.fileSchema = schema.select(kept);
        this.window = new RowWindow(windowBatches(format, context));
        this.parts = new Parts(layout, format, fileSchema, context, staging);
    }

    /**
     * A batch takes about twice its bytes of the source; a quarter of the step's share is for others. Formats that cannot go on in
     * a file get each batch at once: they may refuse rows, and that must be told while their batch is written.
     */
    private static int windowBatches(FileFormat format, StepContext context) {
        if (format.growth() != Growth.AT_THE_END) {
            return 1;
        }
        long batches = context.memoryShare() / 8 * 3 / Math.max(1, context.batchBytes());
        return (int) Math.max(1, Math.min(MOST_WINDOW_BATCHES, batches));
    }

    private static int[] kept(Schema schema, FileLayout layout) {
        int[] kept = new int[schema.size()];
        int count = 0;
        for (int c = 0; c < schema.size(); c++) {
            if (layout.partitionColumns() == PartitionColumns.KEEP
                    || !layout.partitionBy().contains(schema.field(c).name())) {
                kept[count++] = c;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    static PartitionedSink open(Path path, FileLayout layout, FileFormat format, Schema schema, StepContext context)
            throws IOException {
        Path dataset = path.toAbsolutePath();
        Staging.settle(dataset);
        if (Files.exists(dataset) && !Files.isDirectory(dataset)) {
            throw new LoadException(
                    Problem.of(FileErrors.NOT_WRITABLE, "the target is a file, a directory was expected (partition_by)")
                            .at(path.toString())
                            .next("Name another directory, or move the file away."));
        }
        if (layout.mode() == FileMode.FAIL_IF_EXISTS) {
            requireEmpty(path, dataset);
        }
        return new PartitionedSink(path, layout, format, schema, context, Staging.begin(dataset));
    }

    private static void requireEmpty(Path path, Path dataset) throws IOException {
        List<Path> there = PartFiles.under(dataset);
        if (!there.isEmpty()) {
            throw FileErrors.exists(path.resolve(dataset.relativize(there.get(0))), null);
        }
    }

    @Override
    public void write(Batch batch, SinkOutput output) {
        try {
            split(batch, output);
        } catch (IOException e) {
            throw FileErrors.failed(e, dataset.toString());
        }
    }

    private void split(Batch batch, SinkOutput output) throws IOException {
        int rows = batch.rowCount();
        if (numbers.length < rows) {
            numbers = new int[rows];
        }
        keys.assign(batch, numbers);
        name();
        window.add(batch, numbers, keys.count());
        if (keys.count() <= layout.maxOpenPartitions() || window.isFull()) {
            window.flush(output, this::write);
        }
    }

    /** Finds the directories of partitions seen for the first time. */
    private void name() {
        if (keys.count() > layout.maxFiles()) {
            throw parts.tooMany(keys.count());
        }
        for (int number = directories.size(); number < keys.count(); number++) {
            List<@Nullable String> values = keys.values(number);
            Path directory = dataset.toAbsolutePath();
            for (int c = 0; c < values.size(); c++) {
                String name = PartitionNames.directory(layout.partitionBy().get(c), values.get(c));
                int bytes = name.getBytes(StandardCharsets.UTF_8).length;
                if (bytes > PartitionNames.MAX_BYTES) {
                    throw tooLong(layout.partitionBy().get(c), bytes);
                }
                directory = directory.resolve(name);
            }
            directories.add(directory);
        }
    }

    private LoadException tooLong(String column, int bytes) {
        return new LoadException(Problem.of(
                        FileErrors.PARTITION_NAME,
                        "a value of partition column '" + column + "' would need a directory name of " + bytes
                                + " bytes, file systems take " + PartitionNames.MAX_BYTES)
                .at(dataset.toString())
                .next("Partition by a column of short values, such as a code or a date."));
    }

    private void write(int partition, Batch rows, SinkOutput output) throws IOException {
        List<Column> columns = new ArrayList<>(kept.length);
        for (int c : kept) {
            columns.add(rows.column(c));
        }
        Batch content = rows.with(fileSchema, columns);
        written += parts.write(partition, content, (ignored, failures) -> output.reject(rows, failures));
    }

    @Override
    public void prepare() {
        try {
            window.flush((rows, failures) -> refuse(failures), this::write);
            parts.finish();
            plan();
            staging.seal();
        } catch (IOException e) {
            throw FileErrors.failed(e, dataset.toString());
        }
    }

    /** The last rows are written when the run is over, too late for the reject route. */
    private void refuse(RowFailures failures) {
        throw new LoadException(Problem.of(
                        FileErrors.LATE_REFUSAL,
                        failures.rowCount() + " rows cannot be written to a " + format.name() + " file: "
                                + failures.failure(0).rule() + ", "
                                + failures.failure(0).message())
                .at(dataset.toString())
                .next("Check these rows by a rule of the pipeline, which can reject them."));
    }

    private void plan() throws IOException {
        Path absolute = dataset.toAbsolutePath();
        List<Path> before = PartFiles.under(absolute);
        Set<Path> replaced = replaced(before);
        ManifestPlan manifest = ManifestPlan.begin(absolute, layout, staging);
        String run = layout.mode() == FileMode.APPEND ? context.runId() : "";
        Forcing.files(parts.files());
        for (int partition = 0; partition < parts.partitions(); partition++) {
            int number = 0;
            for (Part part : parts.of(partition)) {
                context.checkCancelled();
                Path to = directories.get(partition).resolve(PartFiles.name(run, ++number, format.extension()));
                if (layout.mode() != FileMode.REPLACE && Files.exists(to)) {
                    throw FileErrors.exists(to, null);
                }
                manifest.add(part.file, to, part.rows);
                staging.publish(part.file, to);
            }
        }
        replaced.forEach(staging::remove);
        for (Path old : before) {
            if (!replaced.contains(old)) {
                manifest.keep(old);
            }
        }
        staging.publishDirectory(absolute);
        manifest.end(format, schema, context);
    }

    private Set<Path> replaced(List<Path> before) {
        if (layout.mode() != FileMode.REPLACE) {
            return Set.of();
        } else if (layout.replaceScope() == ReplaceScope.DATASET) {
            return new HashSet<>(before);
        }
        Set<Path> touched = new HashSet<>(directories);
        Set<Path> replaced = new HashSet<>(before);
        replaced.removeIf(file -> !touched.contains(file.getParent()));
        return replaced;
    }

    @Override
    public String checkpoint() {
        throw new IllegalStateException("a load of several files is refused a restart before it begins");
    }

    @Override
    public String receipt() {
        receiptGiven = true;
        return staging.receipt();
    }

    @Override
    public void commit() {
        try {
            staging.commit();
        } catch (IOException e) {
            throw FileErrors.failed(e, dataset.toString());
        }
        committed = true;
    }

    @Override
    public void abort() throws IOException {
        if (!committed) {
            parts.drop();
            staging.discard();
        }
    }

    @Override
    public String outcome() {
        if (committed) {
            int partitions = parts.partitions();
            return String.format(
                    Locale.ROOT,
                    "%,d %s written to %s in %,d %s.",
                    written,
                    written == 1 ? "row was" : "rows were",
                    dataset,
                    partitions,
                    partitions == 1 ? "partition" : "partitions");
        }
        return staging.told(dataset);
    }

    /** Files whose receipt was given stay for {@code recover}, unless the run was aborted. */
    @Override
    public void close() throws IOException {
        if (!committed && !receiptGiven) {
            abort();
        }
    }
}
