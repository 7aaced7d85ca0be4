package io.penstock.load.file;

import io.penstock.load.file.manifest.Manifest;
import io.penstock.load.file.manifest.ManifestEntry;
import io.penstock.schema.Schema;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of a commit: the old one goes first, the new one comes last. Does nothing, and costs nothing, where none is
 * wanted; an old one that would no longer be true goes all the same.
 */
final class ManifestPlan {
    private final Path target;
    private final FileLayout layout;
    private final Staging staging;
    private final Map<String, ManifestEntry> before = new HashMap<>();
    private final List<ManifestEntry> entries = new ArrayList<>();

    private ManifestPlan(Path target, FileLayout layout, Staging staging) {
        this.target = target;
        this.layout = layout;
        this.staging = staging;
    }

    static ManifestPlan begin(Path target, FileLayout layout, Staging staging) {
        ManifestPlan plan = new ManifestPlan(target, layout, staging);
        Path file = Manifest.beside(target);
        if (Files.exists(file)) {
            if (plan.isWanted()) {
                Manifest.read(file).files().forEach(entry -> plan.before.put(entry.path(), entry));
            }
            staging.remove(file);
        }
        return plan;
    }

    private boolean isWanted() {
        return layout.manifest() == ManifestFile.WRITE;
    }

    /** Rows of a file as the manifest before told; -1 when it did not, or the file has another size since. */
    long rowsBefore(Path file) throws IOException {
        ManifestEntry known = known(file);
        return known == null ? -1 : known.rows();
    }

    private @Nullable ManifestEntry known(Path file) throws IOException {
        ManifestEntry known = before.get(name(file));
        return known == null || Files.size(file) != known.bytes() ? null : known;
    }

    /** A file that this run publishes. */
    void add(Path staged, Path to, long rows) throws IOException {
        if (isWanted()) {
            entries.add(ManifestEntry.of(name(to), rows, staged));
        }
    }

    /** A file that stays. */
    void keep(Path file) throws IOException {
        if (isWanted()) {
            ManifestEntry known = known(file);
            entries.add(known == null ? ManifestEntry.of(name(file), -1, file) : known);
        }
    }

    private String name(Path file) {
        return PendingFile.directory(target).relativize(file).toString().replace('\\', '/');
    }

    void end(FileFormat format, Schema schema, StepContext context) throws IOException {
        if (!isWanted()) {
            return;
        }
        entries.sort(Comparator.comparing(ManifestEntry::path));
        Path file = staging.newFile();
        new Manifest(
                        context.pipeline(),
                        context.runId(),
                        context.startedAt(),
                        format.name(),
                        schema,
                        layout.partitionBy(),
                        entries)
                .write(file);
        PendingFile.force(file);
        staging.publish(file, Manifest.beside(target));
    }
}
