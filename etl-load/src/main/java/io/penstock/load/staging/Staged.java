package io.penstock.load.staging;

import io.penstock.load.file.manifest.ManifestEntry;
import io.penstock.schema.Schema;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one run staged; {@code metadata.json} in its directory says the same.
 *
 * @param id sorts by time
 * @param directory absolute; files are relative to it
 * @param stagedAt when the run began
 * @param format as in {@code type}: {@code csv}
 * @param schema the columns of the whole, those that only directory names tell included
 * @param partitionBy columns whose values name directories; none for a single file
 * @param keyId the key that the files are encrypted with; empty when they are plain
 * @param entries the files with rows, bytes and SHA-256 as they stand there, sorted by path
 * @param profile one per column
 * @param properties what the pipeline's author wanted to be kept with it
 */
public record Staged(
        String id,
        Path directory,
        String pipeline,
        String runId,
        Instant stagedAt,
        String format,
        Schema schema,
        List<String> partitionBy,
        Optional<String> keyId,
        List<ManifestEntry> entries,
        List<ColumnProfile> profile,
        Map<String, String> properties) {
    public Staged {
        partitionBy = List.copyOf(partitionBy);
        entries = List.copyOf(entries);
        profile = List.copyOf(profile);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** The files, absolute, as a source of {@link #format} can be given them unless they are encrypted. */
    public List<Path> files() {
        return entries.stream().map(entry -> directory.resolve(entry.path())).toList();
    }

    public long rows() {
        return entries.stream().mapToLong(ManifestEntry::rows).sum();
    }

    /** Bytes of the files, without the metadata. */
    public long bytes() {
        return entries.stream().mapToLong(ManifestEntry::bytes).sum();
    }

    public boolean isEncrypted() {
        return keyId.isPresent();
    }
}
