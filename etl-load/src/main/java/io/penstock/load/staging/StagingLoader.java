package io.penstock.load.staging;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.load.disk.Retention;
import io.penstock.load.file.FileLayout;
import io.penstock.load.file.FileLoader;
import io.penstock.load.file.FileMode;
import io.penstock.load.file.ManifestFile;
import io.penstock.load.parquet.ParquetLoader;
import io.penstock.load.staging.seal.SealKey;
import io.penstock.schema.Schema;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.RecoverableLoader;
import io.penstock.spi.RecoverableSink;
import io.penstock.spi.StepContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the rows of each run in a directory of their own below a staging area, {@code AREA/ID/}, with {@code metadata.json}:
 * schema, rows, bytes, SHA-256 of every file, and a short profile. The directory appears whole at the commit. Earlier ones stay
 * as they are until retention removes them. {@link StagingArea} lists, verifies, restores and deletes.
 *
 * <p>Encrypted stagings exist in plain text below a hidden name in the same area while the run writes, readable as this process
 * makes files; the names of partitions and the metadata are never encrypted, so the profile leaves values out.
 *
 * <p>Immutable. Defaults: Parquet, metadata columns written, everything kept, not encrypted, no properties.
 */
public final class StagingLoader implements RecoverableLoader {
    private static final long serialVersionUID = 1L;
    private static final String DEFAULT_KEY_ID = "default";

    private final String area;
    private final Settings settings;

    /** @param keyId empty for the default */
    record Settings(
            FileLoader<?> format,
            MetadataColumns columns,
            Retention retention,
            @Nullable SealKey key,
            String keyId,
            LinkedHashMap<String, String> properties)
            implements java.io.Serializable {
        Settings format(FileLoader<?> other) {
            return new Settings(other, columns, retention, key, keyId, properties);
        }

        Settings columns(MetadataColumns policy) {
            return new Settings(format, policy, retention, key, keyId, properties);
        }

        Settings retention(Retention other) {
            return new Settings(format, columns, other, key, keyId, properties);
        }

        Settings key(@Nullable SealKey other, String id) {
            return new Settings(format, columns, retention, other, id, properties);
        }

        Settings properties(Map<String, String> all) {
            return new Settings(format, columns, retention, key, keyId, new LinkedHashMap<>(all));
        }
    }

    private StagingLoader(String area, Settings settings) {
        this.area = area;
        this.settings = settings;
    }

    /** @param area the directory of one data set's stagings, such as {@code staging/loans}; made when absent */
    public static StagingLoader of(Path area) {
        return new StagingLoader(
                area.toString(),
                new Settings(
                        ParquetLoader.of(Path.of("data.parquet")),
                        MetadataColumns.WRITE,
                        Retention.EVERYTHING,
                        null,
                        "",
                        new LinkedHashMap<>()));
    }

    /**
     * How the files are written; Parquet by default. Of the sink's path the last name counts: the file is called so; partitioned
     * data stands below {@code data/}.
     */
    public StagingLoader format(FileLoader<?> sink) {
        return with(settings.format(sink));
    }

    /** Whether {@code _staged_at} and {@code _staging_id} are added to each row; {@link MetadataColumns#WRITE} by default. */
    public StagingLoader metadataColumns(MetadataColumns policy) {
        return with(settings.columns(policy));
    }

    /** How many stagings stay, the new one counted; all by default. */
    public StagingLoader keep(int stagings) {
        return retaining("keep", () -> settings.retention().count(stagings));
    }

    /** How old a staging may get before a later run removes it; any age by default. */
    public StagingLoader keepFor(Duration age) {
        return retaining("keep_for", () -> settings.retention().age(age));
    }

    /** What all stagings may take together, in bytes; the oldest go first, the newest always stays; no limit by default. */
    public StagingLoader maxBytes(long bytes) {
        return retaining("max_bytes", () -> settings.retention().bytes(bytes));
    }

    private StagingLoader retaining(String name, java.util.function.Supplier<Retention> change) {
        try {
            return with(settings.retention(change.get()));
        } catch (IllegalArgumentException e) {
            throw new PlanException(Problem.of(StagingErrors.SETTING, name + " must be more than 0"));
        }
    }

    /**
     * Encrypts the files with AES-256-GCM; not encrypted by default.
     *
     * @param base64 32 bytes; never shown
     * @throws PlanException {@code PEN-4710} when it is not that
     */
    public StagingLoader key(String base64) {
        return with(settings.key(SealKey.ofBase64(DEFAULT_KEY_ID, base64), settings.keyId()));
    }

    /** Tells which key it is, in the metadata and in every file; {@code default} by default. */
    public StagingLoader keyId(String id) {
        if (id.isBlank() || id.length() > 50) {
            throw new PlanException(Problem.of(StagingErrors.SETTING, "key_id must have 1 to 50 characters"));
        }
        return with(settings.key(settings.key(), id));
    }

    /** Kept in the metadata as they are, such as figures of checks that the app made; none by default. */
    public StagingLoader properties(Map<String, String> all) {
        return with(settings.properties(all));
    }

    private StagingLoader with(Settings changed) {
        return new StagingLoader(area, changed);
    }

    /** The directory of the stagings. */
    public Path area() {
        return Path.of(area);
    }

    @Override
    public Optional<Path> fileWritten() {
        return Optional.of(area());
    }

    @Override
    public Description describe() {
        FileLoader<?> format = settings.format();
        Description description =
                Description.of("staging", area).with("format", format.describe().toString());
        if (settings.columns() != MetadataColumns.WRITE) {
            description = description.with(
                    "metadata_columns", settings.columns().name().toLowerCase(Locale.ROOT));
        }
        Retention retention = settings.retention();
        if (retention.count() != Retention.EVERYTHING.count()) {
            description = description.with("keep", retention.count());
        }
        if (!retention.age().equals(Retention.EVERYTHING.age())) {
            description = description.with("keep_for", retention.age());
        }
        if (retention.bytes() != Retention.EVERYTHING.bytes()) {
            description = description.with("max_bytes", retention.bytes());
        }
        if (settings.key() != null) {
            description = description.with("key", "***");
        }
        if (!settings.keyId().isEmpty()) {
            description = description.with("key_id", settings.keyId());
        }
        return settings.properties().isEmpty() ? description : description.with("properties", settings.properties());
    }

    @Override
    public void bind(Schema input, Problems problems) {
        FileLayout layout = settings.format().layout();
        if (layout.mode() != FileMode.REPLACE || layout.manifest() != ManifestFile.OMIT || layout.backup() != null) {
            problems.add(
                    StagingErrors.SETTING,
                    "mode, manifest and backup have no meaning in the format of a staging: each run has files of its own, and"
                            + " metadata.json lists them");
        }
        if (settings.key() == null && !settings.keyId().isEmpty()) {
            problems.add(Problem.of(StagingErrors.SETTING, "key_id needs key").next("Give the key, or remove key_id."));
        }
        if (dataName().equals(StagedJson.FILE)) {
            problems.add(StagingErrors.SETTING, "a staged file cannot be called " + StagedJson.FILE);
        }
        boolean taken = false;
        if (settings.columns() == MetadataColumns.WRITE) {
            for (String name : new String[] {StampedRows.STAGED_AT, StampedRows.STAGING_ID}) {
                if (input.contains(name)) {
                    taken = true;
                    problems.add(Problem.of(StagingErrors.COLUMN, "the data has a column '" + name + "' already")
                            .next("Rename or drop it, or set metadata_columns omit."));
                }
            }
        }
        settings.format().bind(taken ? input : StampedRows.schema(settings.columns(), input), problems);
    }

    /** The file in a staging, or the directory of its partitions. */
    private String dataName() {
        return settings.format().layout().isPartitioned()
                ? "data"
                : String.valueOf(settings.format().path().getFileName());
    }

    @Override
    public RecoverableSink open(Schema schema, StepContext context) throws Exception {
        Problems problems = new Problems();
        bind(schema, problems);
        if (!problems.isEmpty()) {
            throw new PlanException(problems.found());
        }
        settings.format().requireLibraries();
        SealKey key = settings.key();
        String keyId = settings.keyId();
        SealKey named = key == null || keyId.isEmpty() ? key : key.id(keyId);
        return StagingSink.open(area(), dataName(), settings, named, schema, context);
    }

    @Override
    public void recover(String receipt, StepContext context) throws Exception {
        StagingSink.recover(area(), receipt);
    }
}
