package io.penstock.load.staging;

import io.penstock.error.ErrorCode;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.load.disk.Disk;
import io.penstock.load.disk.OwnedName;
import io.penstock.load.disk.Version;
import io.penstock.load.file.FileErrors;
import io.penstock.load.file.manifest.ManifestEntry;
import io.penstock.load.staging.seal.SealKey;
import io.penstock.load.staging.seal.SealedInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stagings that {@link StagingLoader} left in a directory. Reads the directory anew with each call, so it may be kept and
 * used by several threads while runs add stagings.
 */
public final class StagingArea {
    private final Path area;

    private StagingArea(Path area) {
        this.area = area;
    }

    /** @param area as given to {@link StagingLoader#of}; it need not be there */
    public static StagingArea at(Path area) {
        return new StagingArea(area);
    }

    /** Every staging, oldest first. */
    public List<Staged> list() {
        try {
            List<Staged> all = new ArrayList<>();
            for (Version version : StagingSink.versions(area).list()) {
                all.add(read(version));
            }
            return all;
        } catch (IOException e) {
            throw FileErrors.failed(e, area.toString());
        }
    }

    /**
     * One staging.
     *
     * @throws LoadException {@code PEN-4702} when there is none of this id, {@code PEN-4705} when its metadata cannot be read
     */
    public Staged open(String id) {
        try {
            List<Version> all = StagingSink.versions(area).list();
            for (Version version : all) {
                if (version.id().equals(id)) {
                    return read(version);
                }
            }
            List<String> ids = all.stream().map(Version::id).toList();
            throw failure(
                    StagingErrors.UNKNOWN_ID,
                    area,
                    ids.isEmpty()
                            ? "there is no staging"
                            : "there is no staging '" + id + "'. " + Suggestion.among(id, ids),
                    "Look with StagingArea.list or ./etl staging list.");
        } catch (IOException e) {
            throw FileErrors.failed(e, area.toString());
        }
    }

    private static Staged read(Version version) {
        try {
            return StagedJson.read(version.directory());
        } catch (IOException e) {
            throw new LoadException(
                    Problem.of(StagingErrors.UNREADABLE, "the metadata cannot be read: " + e.getMessage())
                            .at(version.directory().resolve(StagedJson.FILE).toString())
                            .next("Restore that file from a copy, or remove the directory."),
                    e);
        }
    }

    /**
     * Reads every file of a staging and compares it with the metadata.
     *
     * @return the staging, when everything is as it was written
     * @throws LoadException {@code PEN-4704} naming the first file that differs, is missing or does not belong there
     */
    public Staged verify(String id) {
        Staged staged = open(id);
        try {
            Set<Path> known = new HashSet<>();
            known.add(staged.directory().resolve(StagedJson.FILE));
            for (ManifestEntry entry : staged.entries()) {
                Path file = staged.directory().resolve(entry.path());
                known.add(file);
                if (!Files.isRegularFile(file)) {
                    throw differs(file, "the file is missing");
                } else if (Files.size(file) != entry.bytes()) {
                    throw differs(
                            file, "the file has " + Files.size(file) + " bytes, " + entry.bytes() + " were written");
                } else if (!Disk.sha256(file).equals(entry.sha256())) {
                    throw differs(file, "the file's SHA-256 is not the one that was written");
                }
            }
            try (Stream<Path> all = Files.walk(staged.directory())) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    if (!known.contains(file)) {
                        throw differs(file, "the file does not belong to the staging");
                    }
                }
            }
            return staged;
        } catch (IOException e) {
            throw FileErrors.failed(e, staged.directory().toString());
        }
    }

    private static LoadException differs(Path file, String what) {
        return failure(
                StagingErrors.DIFFERS, file, what, "The staging was changed after it was made; take it from a copy.");
    }

    /**
     * Verifies a staging and copies its files to a directory, which appears whole.
     *
     * @param target must not be there yet, or be empty
     * @throws LoadException {@code PEN-4704}, {@code PEN-4706}; {@code PEN-4707} for an encrypted staging
     */
    public void restore(String id, Path target) {
        Staged staged = verify(id);
        if (staged.isEncrypted()) {
            throw failure(
                    StagingErrors.ENCRYPTION,
                    staged.directory(),
                    "the staging is encrypted with key '" + staged.keyId().orElse("") + "'",
                    "Decrypt it with that key instead.");
        }
        copy(staged, null, target);
    }

    /**
     * Verifies an encrypted staging and writes its files in plain to a directory, which appears whole.
     *
     * @param target must not be there yet, or be empty
     * @throws LoadException {@code PEN-4704}, {@code PEN-4706}, {@code PEN-4707} for a plain staging, {@code PEN-4711} for the
     *     wrong key, {@code PEN-4713} and {@code PEN-4714} for files that were changed together with the metadata
     */
    public void decrypt(String id, SealKey key, Path target) {
        Staged staged = verify(id);
        if (!staged.isEncrypted()) {
            throw failure(StagingErrors.ENCRYPTION, staged.directory(), "the staging is not encrypted", "Restore it.");
        }
        copy(staged, key, target);
    }

    private static void copy(Staged staged, @Nullable SealKey key, Path target) {
        Path absolute = target.toAbsolutePath();
        Path making = OwnedName.free(absolute, ".tmp");
        try {
            requireFree(absolute);
            Files.createDirectories(Disk.directory(absolute));
            for (Path left : OwnedName.abandoned(absolute, "\\.tmp")) {
                Disk.delete(left);
            }
            Files.createDirectory(making);
            try {
                for (ManifestEntry entry : staged.entries()) {
                    copy(staged.directory().resolve(entry.path()), entry.path(), key, making);
                }
                Disk.forceTree(making);
                Files.move(making, absolute, StandardCopyOption.ATOMIC_MOVE);
                Disk.forceDirectory(Disk.directory(absolute));
            } finally {
                Disk.delete(making);
            }
        } catch (IOException e) {
            throw FileErrors.failed(e, target.toString());
        }
    }

    private static void requireFree(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(target)) {
                if (!files.iterator().hasNext()) {
                    return;
                }
            }
        }
        throw failure(
                StagingErrors.TARGET,
                target,
                "there is something already, a new or empty directory was expected",
                "Name another directory.");
    }

    private static void copy(Path file, String path, @Nullable SealKey key, Path making) throws IOException {
        if (key == null) {
            Path to = making.resolve(path);
            Files.createDirectories(Disk.directory(to));
            Files.copy(file, to);
            return;
        }
        Path to = making.resolve(path.substring(0, path.length() - StagingSink.SEALED.length()));
        Files.createDirectories(Disk.directory(to));
        try (InputStream in = SealedInput.of(Files.newInputStream(file), key, file.toString())) {
            Files.copy(in, to);
        }
    }

    /**
     * Removes a staging; it is gone for everybody at once.
     *
     * @throws LoadException {@code PEN-4702} when there is none of this id
     */
    public void delete(String id) {
        open(id);
        try {
            StagingSink.versions(area).remove(id);
        } catch (IOException e) {
            throw FileErrors.failed(e, area.toString());
        }
    }

    private static LoadException failure(ErrorCode code, Path where, String what, String next) {
        return new LoadException(Problem.of(code, what).at(where.toString()).next(next));
    }
}
