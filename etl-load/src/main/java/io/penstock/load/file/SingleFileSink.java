package io.penstock.load.file;

import io.penstock.data.Batch;
import io.penstock.error.LoadException;
import io.penstock.error.PlanException;
import io.penstock.schema.Schema;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One file, written under a temporary name and published at the commit. */
final class SingleFileSink implements FileSink {
    private final Path path;
    private final FileMode mode;
    private final PendingFile file;
    private final FileContent content;
    private long written;
    private final @Nullable Path continues;
    private @Nullable String checkpoint;
    private boolean receiptGiven;
    private boolean committed;

    /** @param continues the temporary file of the run that this one goes on with */
    private SingleFileSink(Path path, FileMode mode, PendingFile file, FileContent content, @Nullable Path continues) {
        this.path = path;
        this.mode = mode;
        this.file = file;
        this.content = content;
        this.continues = continues;
    }

    static SingleFileSink open(Path path, FileMode mode, FileFormat format, Schema schema, StepContext context)
            throws IOException {
        Staging.settle(path);
        PendingFile.sweep(path);
        boolean append = isAppend(path, mode, format, schema);
        PendingFile file = PendingFile.beside(path);
        try {
            FileContent content = content(path, append, file.path(), format, schema, context);
            return new SingleFileSink(path, mode, file, content, null);
        } catch (IOException | RuntimeException e) {
            file.discard();
            throw e;
        }
    }

    static SingleFileSink resume(
            Path path, FileMode mode, FileFormat format, Schema schema, StepContext context, String checkpoint)
            throws IOException {
        PendingFile file = PendingFile.resume(path, checkpoint);
        try {
            FileContent content = format.extend(file.path(), schema, context);
            return new SingleFileSink(path, mode, file, content, PendingFile.checkpointed(checkpoint));
        } catch (IOException | RuntimeException e) {
            file.discard();
            throw e;
        }
    }

    /**
     * Whether there are rows to add to.
     *
     * @throws LoadException when what is there is in the way
     */
    static boolean isAppend(Path path, FileMode mode, FileFormat format, Schema schema) throws IOException {
        boolean there = Files.exists(path);
        if (Files.isDirectory(path)) {
            throw FileErrors.isDirectory(path, "rows." + format.extension());
        } else if (there && mode == FileMode.FAIL_IF_EXISTS) {
            throw FileErrors.exists(path, null);
        }
        boolean append = there && mode == FileMode.APPEND && Files.size(path) > 0;
        if (append && format.growth() == Growth.NEVER) {
            throw new PlanException(FileLayout.cannotAppend(format));
        } else if (append) {
            format.requireFits(path, schema);
        }
        return append;
    }

    /** The content of a new file, or of a copy of the one that is there. */
    static FileContent content(
            Path path, boolean append, Path pending, FileFormat format, Schema schema, StepContext context)
            throws IOException {
        if (append) {
            Files.copy(path, pending);
            return format.extend(pending, schema, context);
        }
        return format.create(pending, schema, context);
    }

    @Override
    public void write(Batch batch, SinkOutput output) {
        try {
            written += content.write(batch, output);
        } catch (IOException e) {
            throw FileErrors.failed(e, path.toString());
        }
    }

    @Override
    public void prepare() {
        try {
            content.finish();
            content.close();
            file.force();
        } catch (IOException e) {
            throw FileErrors.failed(e, path.toString());
        }
    }

    @Override
    public String checkpoint() {
        try {
            content.flush();
            checkpoint = file.checkpoint();
            return checkpoint;
        } catch (IOException e) {
            throw FileErrors.failed(e, path.toString());
        }
    }

    @Override
    public String receipt() {
        receiptGiven = true;
        return file.receipt();
    }

    @Override
    public void commit() {
        try {
            if (mode == FileMode.FAIL_IF_EXISTS) {
                file.publishNew();
            } else {
                file.publish();
            }
        } catch (FileAlreadyExistsException e) {
            throw FileErrors.exists(path, e);
        } catch (IOException e) {
            throw FileErrors.failed(e, path.toString());
        }
        committed = true;
        if (continues != null) {
            try {
                Files.deleteIfExists(continues);
            } catch (IOException e) {
                // A later run sweeps it away.
                return;
            }
        }
    }

    @Override
    public void abort() throws IOException {
        if (!committed) {
            try {
                content.close();
            } catch (IOException e) {
                // What could not be written is removed in any case.
                written = 0;
            }
            if (checkpoint == null) {
                file.discard();
            } else {
                file.rollBack(checkpoint);
            }
        }
    }

    @Override
    public String outcome() {
        String count = String.format(Locale.ROOT, "%,d", written);
        return committed
                ? count + (written == 1 ? " row was" : " rows were") + " written to " + path + "."
                : "Nothing was committed; " + path + " is as it was before.";
    }

    /** A file whose receipt was given stays for {@code recover}, unless the run was aborted. */
    @Override
    public void close() throws IOException {
        if (!committed && !receiptGiven) {
            abort();
        }
    }
}
