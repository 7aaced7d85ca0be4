package io.penstock.load.backup;

import io.penstock.error.LoadException;
import io.penstock.error.Suggestion;
import io.penstock.load.backup.BackupVersion.Kind;
import io.penstock.load.backup.BackupVersion.SavedFile;
import io.penstock.load.disk.Disk;
import io.penstock.load.disk.Making;
import io.penstock.load.disk.Version;
import io.penstock.load.disk.Versions;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The saved versions of a file, a directory of partitions or a SQLite database. A version appears whole or not at all. Looks at
 * the directory anew with each call.
 */
public final class Backups implements BackupVersions {
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

    private final Path target;
    private final Path directory;

    private Backups(Path target, Path directory) {
        this.target = target;
        this.directory = directory;
    }

    /** The versions of a target in {@code TARGET.backups} beside it. */
    public static Backups at(Path target) {
        Path absolute = target.toAbsolutePath();
        return new Backups(target, absolute.resolveSibling(absolute.getFileName() + ".backups"));
    }

    /** The versions of the same target in another directory, as given to {@link Backup#in}. */
    public Backups in(Path other) {
        return new Backups(target, other.toAbsolutePath());
    }

    private static Backups of(Path target, Backup settings) {
        return settings.directory().map(at(target)::in).orElseGet(() -> at(target));
    }

    private Versions versions() {
        return Versions.in(directory, VersionJson.FILE);
    }

    /**
     * Saves a file or a directory of partitions for a load that comes next; nothing when it is not there.
     *
     * @throws LoadException {@code PEN-4802}; the load must not begin
     */
    public static void saveFiles(Path target, Backup settings, StepContext context) {
        try {
            FileCopies.putBack(target.toAbsolutePath());
        } catch (IOException e) {
            throw BackupErrors.failed(target.toString(), e);
        }
        if (Files.exists(target)) {
            of(target, settings).save(Files.isDirectory(target) ? Kind.DIRECTORY : Kind.FILE, "", settings, context);
        }
    }

    /**
     * Saves a SQLite database for a load into a table that comes next; nothing when the file is not there or empty.
     *
     * @throws LoadException {@code PEN-4802}; the load must not begin
     */
    public static void saveSqlite(Path target, String table, Backup settings, StepContext context) {
        if (Files.isRegularFile(target)) {
            of(target, settings).save(Kind.SQLITE, table, settings, context);
        }
    }

    private void save(Kind kind, String table, Backup settings, StepContext context) {
        if (directory.startsWith(target.toAbsolutePath())) {
            throw BackupErrors.of(
                    BackupErrors.SETTING,
                    directory.toString(),
                    "backups cannot be kept inside of what they save (" + target + ")",
                    "Name a directory outside.",
                    null);
        }
        try {
            Versions versions = versions();
            Making making = versions.begin();
            String version = versions.newId(context.clock().instant());
            try {
                long rows = -1;
                if (kind == Kind.SQLITE) {
                    SqliteCopies.save(target, making.directory(), LOCK_TIMEOUT);
                    rows = SqliteCopies.rows(making.directory(), table);
                } else {
                    FileCopies.save(target.toAbsolutePath(), making.directory());
                }
                VersionJson.write(
                        new BackupVersion(
                                version,
                                kind,
                                target.toString(),
                                context.clock().instant(),
                                context.pipeline(),
                                context.runId(),
                                files(making.directory()),
                                rows),
                        making.directory());
                Disk.forceTree(making.directory());
                versions.publish(making.name(), version);
            } catch (IOException | SQLException | RuntimeException e) {
                making.discard();
                throw e;
            }
            versions.retain(settings.retention(), context.clock().instant(), version);
        } catch (IOException | SQLException e) {
            throw BackupErrors.failed(target.toString(), e);
        }
    }

    private static List<SavedFile> files(Path version) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(version)) {
            all = files.filter(Files::isRegularFile).sorted().toList();
        }
        List<SavedFile> saved = new ArrayList<>();
        for (Path file : all) {
            String path = version.relativize(file).toString().replace('\\', '/');
            if (!path.equals(VersionJson.FILE)) {
                saved.add(new SavedFile(path, Files.size(file), Disk.sha256(file)));
            }
        }
        return saved;
    }

    @Override
    public List<BackupVersion> list() {
        List<BackupVersion> all = new ArrayList<>();
        for (Version version : found()) {
            all.add(read(version.directory()));
        }
        return all;
    }

    private List<Version> found() {
        try {
            return versions().list();
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    private static BackupVersion read(Path version) {
        try {
            return VersionJson.read(version);
        } catch (IOException e) {
            throw unreadable(version.resolve(VersionJson.FILE), e);
        }
    }

    private static LoadException unreadable(Path file, IOException cause) {
        return BackupErrors.of(
                BackupErrors.UNREADABLE,
                file.toString(),
                "this cannot be read (" + cause.getMessage() + ")",
                "Restore it from a copy, or remove that version's directory.",
                cause);
    }

    private Path directory(String version) {
        List<String> ids = found().stream().map(Version::id).toList();
        if (!ids.contains(version)) {
            throw BackupErrors.of(
                    BackupErrors.UNKNOWN_VERSION,
                    directory.toString(),
                    ids.isEmpty()
                            ? "there is no backup"
                            : "there is no backup '" + version + "'. " + Suggestion.among(version, ids),
                    "Look with Backups.list or ./etl backups list.",
                    null);
        }
        return directory.resolve(version);
    }

    @Override
    public BackupVersion verify(String version) {
        Path place = directory(version);
        BackupVersion backup = read(place);
        try {
            Set<SavedFile> there = new HashSet<>(files(place));
            for (SavedFile file : backup.files()) {
                if (!there.remove(file)) {
                    throw differs(place.resolve(file.path()), "the file is missing or was changed");
                }
            }
            for (SavedFile stray : there) {
                throw differs(place.resolve(stray.path()), "the file does not belong to the backup");
            }
            return backup;
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    private static LoadException differs(Path file, String what) {
        return BackupErrors.of(
                BackupErrors.DIFFERS, file.toString(), what, "Use another version, or a copy of this one.", null);
    }

    @Override
    public BackupVersion restore(String version) {
        BackupVersion backup = verify(version);
        try {
            if (backup.kind() == Kind.SQLITE) {
                SqliteCopies.restore(directory.resolve(version), target, LOCK_TIMEOUT);
            } else {
                FileCopies.restore(directory.resolve(version), target);
            }
            return backup;
        } catch (IOException | SQLException e) {
            throw BackupErrors.notRestored(target.toString(), e);
        }
    }
}
