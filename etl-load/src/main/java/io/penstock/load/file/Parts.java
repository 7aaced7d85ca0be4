package io.penstock.load.file;

import io.penstock.data.Batch;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a partitioned load while they are written, at most so many open at a time: past that the one that was longest
 * without rows is closed. One thread.
 */
final class Parts {
    private final FileLayout layout;
    private final FileFormat format;
    private final Schema schema;
    private final StepContext context;
    private final Staging staging;
    private final List<List<Part>> byPartition = new ArrayList<>();
    /** Open files by the number of their partition, the one longest without rows first. */
    private final Map<Integer, FileContent> open = new LinkedHashMap<>(16, 0.75f, true);

    private int files;

    Parts(FileLayout layout, FileFormat format, Schema schema, StepContext context, Staging staging) {
        this.layout = layout;
        this.format = format;
        this.schema = schema;
        this.context = context;
        this.staging = staging;
    }

    /** Writes rows of one partition; gives how many were written. */
    int write(int partition, Batch batch, SinkOutput output) throws IOException {
        FileContent content = open.get(partition);
        if (content == null) {
            content = open(partition);
        }
        int written = content.write(batch, output);
        List<Part> parts = byPartition.get(partition);
        parts.get(parts.size() - 1).rows += written;
        return written;
    }

    private FileContent open(int partition) throws IOException {
        context.checkCancelled();
        while (byPartition.size() <= partition) {
            byPartition.add(new ArrayList<>(1));
        }
        if (open.size() >= layout.maxOpenPartitions()) {
            Integer oldest = open.keySet().iterator().next();
            FileContent content = open.remove(oldest);
            if (content != null) {
                finish(content);
            }
        }
        List<Part> parts = byPartition.get(partition);
        FileContent content;
        if (!parts.isEmpty() && format.growth() == Growth.AT_THE_END) {
            content = format.extend(parts.get(parts.size() - 1).file, schema, context);
        } else {
            if (files == layout.maxFiles()) {
                throw tooMany(byPartition.size());
            }
            files++;
            Part part = new Part(staging.newFile());
            content = format.create(part.file, schema, context);
            parts.add(part);
        }
        open.put(partition, content);
        return content;
    }

    /** @param partitions how many different ones the rows were found to have */
    LoadException tooMany(int partitions) {
        String columns = String.join(", ", layout.partitionBy());
        return new LoadException(Problem.of(
                        FileErrors.TOO_MANY_FILES,
                        "partition_by " + columns + " makes more than max_files " + layout.maxFiles() + " files ("
                                + partitions + " partitions so far)")
                .next(
                        partitions * 2 > files
                                ? "Partition by columns of fewer different values, or raise max_files."
                                : "Sort the rows by " + columns + " first, or raise max_open_partitions."));
    }

    /** Ends every file that is open. */
    void finish() throws IOException {
        for (FileContent content : open.values()) {
            finish(content);
        }
        open.clear();
    }

    private static void finish(FileContent content) throws IOException {
        try (content) {
            content.finish();
        }
    }

    /** Lets go of every file that is open; nothing of them is needed any more. */
    void drop() {
        open.values().forEach(Parts::drop);
        open.clear();
    }

    private static void drop(FileContent content) {
        try {
            content.close();
        } catch (IOException e) {
            // What could not be written is removed in any case.
            return;
        }
    }

    /** How many partitions got rows. */
    int partitions() {
        return byPartition.size();
    }

    /** Every file of the load. */
    List<Path> files() {
        return byPartition.stream().flatMap(List::stream).map(part -> part.file).toList();
    }

    /** The files of a partition, in the order they were begun. */
    List<Part> of(int partition) {
        return byPartition.get(partition);
    }
}
