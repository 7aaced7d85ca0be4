package io.penstock.load.file;

import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** One file with a manifest beside it, published together. */
final class ManifestedFileSink implements FileSink {
    private final Path path;
    private final FileLayout layout;
    private final FileFormat format;
    private final Schema schema;
    private final StepContext context;
    private final boolean append;
    private final Staging staging;
    private final Part part;
    private final FileContent content;
    private boolean receiptGiven;
    private boolean committed;

    private ManifestedFileSink(
            Path path,
            FileLayout layout,
            FileFormat format,
            Schema schema,
            StepContext context,
            boolean append,
            Staging staging)
            throws IOException {
        this.path = path;
        this.layout = layout;
        this.format = format;
        this.schema = schema;
        this.context = context;
        this.append = append;
        this.staging = staging;
        this.part = new Part(staging.newFile());
        this.content = SingleFileSink.content(path, append, part.file, format, schema, context);
    }

    static ManifestedFileSink open(Path path, FileLayout layout, FileFormat format, Schema schema, StepContext context)
            throws IOException {
        Staging.settle(path);
        PendingFile.sweep(path);
        boolean append = SingleFileSink.isAppend(path, layout.mode(), format, schema);
        Staging staging = Staging.begin(path);
        try {
            return new ManifestedFileSink(path, layout, format, schema, context, append, staging);
        } catch (IOException | RuntimeException e) {
            staging.discard();
            throw e;
        }
    }

    @Override
    public void write(Batch batch, SinkOutput output) {
        try {
            part.rows += content.write(batch, output);
        } catch (IOException e) {
            throw FileErrors.failed(e, path.toString());
        }
    }

    @Override
    public void prepare() {
        try {
            content.finish();
            content.close();
            PendingFile.force(part.file);
            plan();
            staging.seal();
        } catch (IOException e) {
            throw FileErrors.failed(e, path.toString());
        }
    }

    private void plan() throws IOException {
        Path target = path.toAbsolutePath();
        if (layout.mode() == FileMode.FAIL_IF_EXISTS && Files.exists(target)) {
            throw FileErrors.exists(path, null);
        }
        ManifestPlan manifest = ManifestPlan.begin(target, layout, staging);
        long rows = part.rows;
        if (append) {
            long before = manifest.rowsBefore(target);
            rows = before < 0 ? -1 : before + rows;
        }
        manifest.add(part.file, target, rows);
        staging.publish(part.file, target);
        manifest.end(format, schema, context);
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
            throw FileErrors.failed(e, path.toString());
        }
        committed = true;
    }

    @Override
    public void abort() throws IOException {
        if (!committed) {
            try {
                content.close();
            } catch (IOException e) {
                // What could not be written is removed in any case.
                part.rows = 0;
            }
            staging.discard();
        }
    }

    @Override
    public String outcome() {
        if (committed) {
            return String.format(
                    Locale.ROOT,
                    "%,d %s written to %s, with a manifest.",
                    part.rows,
                    part.rows == 1 ? "row was" : "rows were",
                    path);
        }
        return staging.told(path);
    }

    /** Files whose receipt was given stay for {@code recover}, unless the run was aborted. */
    @Override
    public void close() throws IOException {
        if (!committed && !receiptGiven) {
            abort();
        }
    }
}
