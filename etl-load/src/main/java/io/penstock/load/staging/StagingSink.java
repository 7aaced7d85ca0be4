package io.penstock.load.staging;

import io.penstock.data.Batch;
import io.penstock.load.disk.Disk;
import io.penstock.load.disk.Making;
import io.penstock.load.disk.Versions;
import io.penstock.load.file.FileErrors;
import io.penstock.load.file.FileLoader;
import io.penstock.load.file.FileSink;
import io.penstock.load.file.ManifestFile;
import io.penstock.load.file.manifest.Manifest;
import io.penstock.load.file.manifest.ManifestEntry;
import io.penstock.load.staging.seal.SealKey;
import io.penstock.load.staging.seal.SealedOutput;
import io.penstock.schema.Schema;
import io.penstock.spi.RecoverableSink;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One staging while it is made. */
final class StagingSink implements RecoverableSink {
    static final String SEALED = ".sealed";

    private final Path area;
    private final StagingLoader.Settings settings;
    private final @Nullable SealKey key;
    private final StepContext context;
    private final String id;
    private final Making making;
    private final Path data;
    private final StampedRows stamps;
    private final FileSink files;
    private final List<ColumnTally> tallies = new ArrayList<>();
    private long rows;
    private String note = "";
    private boolean receiptGiven;
    private boolean committed;

    private StagingSink(
            Path area,
            String dataName,
            StagingLoader.Settings settings,
            @Nullable SealKey key,
            Schema schema,
            StepContext context,
            Making making)
            throws IOException {
        this.area = area;
        this.settings = settings;
        this.key = key;
        this.context = context;
        this.id = making.versions().newId(context.startedAt());
        this.making = making;
        this.data = making.directory().resolve(dataName);
        this.stamps = new StampedRows(settings.columns(), schema, context.startedAt(), id);
        for (String name : stamps.schema().names()) {
            tallies.add(new ColumnTally(name));
        }
        FileLoader<?> format = settings.format();
        this.files = format.layout().manifest(ManifestFile.WRITE).open(data, format.format(), stamps.schema(), context);
    }

    static StagingSink open(
            Path area,
            String dataName,
            StagingLoader.Settings settings,
            @Nullable SealKey key,
            Schema schema,
            StepContext context)
            throws IOException {
        try {
            Making making = versions(area).begin();
            try {
                return new StagingSink(area, dataName, settings, key, schema, context, making);
            } catch (IOException | RuntimeException e) {
                making.discard();
                throw e;
            }
        } catch (IOException e) {
            throw FileErrors.failed(e, area.toString());
        }
    }

    static Versions versions(Path area) {
        return Versions.in(area, StagedJson.FILE);
    }

    static void recover(Path area, String receipt) {
        int end = receipt.indexOf('/');
        try {
            if (Files.isDirectory(area.resolve(receipt.substring(0, end)))) {
                versions(area).publish(receipt.substring(0, end), receipt.substring(end + 1));
            }
        } catch (IOException e) {
            throw FileErrors.failed(e, area.toString());
        }
    }

    @Override
    public void write(Batch batch, SinkOutput output) throws Exception {
        Batch stamped = stamps.stamp(batch);
        for (int c = 0; c < tallies.size(); c++) {
            tallies.get(c).add(stamped.column(c));
        }
        files.write(stamped, stamps.unstamping(output));
    }

    @Override
    public void prepare() throws Exception {
        files.prepare();
        files.commit();
        files.close();
        try {
            Path manifestFile = Manifest.beside(data);
            Manifest manifest = Manifest.read(manifestFile);
            Files.delete(manifestFile);
            List<ManifestEntry> entries = new ArrayList<>();
            for (ManifestEntry entry : manifest.files()) {
                entries.add(key == null ? entry : seal(entry, key));
            }
            Staged staged = new Staged(
                    id,
                    making.directory(),
                    context.pipeline(),
                    context.runId(),
                    context.startedAt(),
                    manifest.format(),
                    stamps.schema(),
                    manifest.partitionBy(),
                    key == null ? Optional.empty() : Optional.of(key.id()),
                    entries,
                    tallies.stream().map(tally -> tally.profile(key == null)).toList(),
                    settings.properties());
            StagedJson.write(staged, making.directory());
            rows = staged.rows();
            Disk.forceTree(making.directory());
        } catch (IOException e) {
            throw FileErrors.failed(e, area.toString());
        }
    }

    /** Puts an encrypted file in the place of a plain one. */
    private ManifestEntry seal(ManifestEntry entry, SealKey with) throws IOException {
        Path plain = making.directory().resolve(entry.path());
        Path sealed = making.directory().resolve(entry.path() + SEALED);
        try (InputStream in = Files.newInputStream(plain);
                OutputStream out = SealedOutput.of(Files.newOutputStream(sealed), with)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                context.checkCancelled();
                out.write(buffer, 0, n);
            }
        }
        Files.delete(plain);
        return ManifestEntry.of(entry.path() + SEALED, entry.rows(), sealed);
    }

    @Override
    public String receipt() {
        receiptGiven = true;
        return making.name() + "/" + id;
    }

    @Override
    public void commit() {
        Versions versions = versions(area);
        try {
            versions.publish(making.name(), id);
        } catch (IOException e) {
            throw FileErrors.failed(e, area.toString());
        }
        committed = true;
        try {
            int removed = versions.retain(settings.retention(), context.clock().instant(), id)
                    .size();
            note = removed == 0 ? "" : String.format(Locale.ROOT, " %,d older stagings were removed.", removed);
        } catch (IOException e) {
            // The rows are staged; the next run tries again.
            note = " Older stagings could not be removed; the next run tries again.";
        }
    }

    @Override
    public void abort() throws Exception {
        if (!committed) {
            files.abort();
            making.discard();
        }
    }

    @Override
    public String outcome() {
        return committed
                ? String.format(
                                Locale.ROOT,
                                "%,d %s staged as %s in %s.",
                                rows,
                                rows == 1 ? "row was" : "rows were",
                                id,
                                area)
                        + note
                : "Nothing was staged; " + area + " is as it was before.";
    }

    /** A staging whose receipt was given stays for {@code recover}, unless the run was aborted. */
    @Override
    public void close() throws Exception {
        if (!committed && !receiptGiven) {
            abort();
        }
    }
}
