package io.penstock.load.backup;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.load.disk.Retention;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That a target is saved before a load changes it, and which of the saved versions stay. Files and SQLite databases are copied
 * to a directory; tables of other databases to tables beside them. Immutable.
 *
 * <p>Defaults: any age, the directory {@code TARGET.backups} beside the target, {@link BackupTime#DESTRUCTIVE}.
 */
public final class Backup implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Retention retention;
    private final @Nullable String directory;
    private final BackupTime time;

    private Backup(Retention retention, @Nullable String directory, BackupTime time) {
        this.retention = retention;
        this.directory = directory;
        this.time = time;
    }

    /** Keeps this many versions, the newest ones. */
    public static Backup keep(int versions) {
        try {
            return new Backup(Retention.EVERYTHING.count(versions), null, BackupTime.DESTRUCTIVE);
        } catch (IllegalArgumentException e) {
            throw refused("keep");
        }
    }

    /** Removes versions older than this when a newer one is made; any age by default. */
    public Backup keepFor(Duration age) {
        try {
            return new Backup(retention.age(age), directory, time);
        } catch (IllegalArgumentException e) {
            throw refused("keep_for");
        }
    }

    private static PlanException refused(String setting) {
        return new PlanException(Problem.of(BackupErrors.SETTING, setting + " of a backup must be more than 0"));
    }

    /** Where the versions of one target are put; {@code TARGET.backups} beside it by default. */
    public Backup in(Path place) {
        return new Backup(retention, place.toString(), time);
    }

    /** Before which loads; {@link BackupTime#DESTRUCTIVE} by default. */
    public Backup before(BackupTime loads) {
        return new Backup(retention, directory, loads);
    }

    public Retention retention() {
        return retention;
    }

    /** The directory, when one was named. */
    public Optional<Path> directory() {
        return Optional.ofNullable(directory).map(Path::of);
    }

    /** Whether a load is one of those a backup is taken before. */
    public boolean isTaken(boolean destructive) {
        return destructive || time == BackupTime.ALWAYS;
    }

    /** The settings, for descriptions. */
    @Override
    public String toString() {
        return "keep " + retention.count()
                + (retention.age().equals(Retention.EVERYTHING.age()) ? "" : " for " + retention.age())
                + (directory == null ? "" : " in " + directory)
                + (time == BackupTime.DESTRUCTIVE
                        ? ""
                        : " before " + time.name().toLowerCase(Locale.ROOT));
    }
}
