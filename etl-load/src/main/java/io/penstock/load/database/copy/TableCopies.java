package io.penstock.load.database.copy;

import io.penstock.error.LoadException;
import io.penstock.load.backup.Backup;
import io.penstock.load.backup.BackupErrors;
import io.penstock.load.backup.BackupVersion;
import io.penstock.load.backup.BackupVersions;
import io.penstock.load.backup.Backups;
import io.penstock.load.database.jdbc.Connected;
import io.penstock.load.database.jdbc.FoundTable;
import io.penstock.load.database.jdbc.JdbcErrors;
import io.penstock.load.database.table.TableSpec;
import io.penstock.load.database.table.Target;
import io.penstock.load.disk.Version;
import io.penstock.load.disk.Versions;
import io.penstock.spi.StepContext;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Saves what a load into a table is about to change. */
public final class TableCopies {
    private TableCopies() {}

    /**
     * Saves a SQLite file as a whole, in other databases the table under another name; nothing when it is not there.
     *
     * @throws LoadException {@code PEN-4802}, or a code of the database; nothing was changed
     */
    public static void saveBefore(Target target, TableSpec spec, Backup backup, StepContext context) {
        if (target instanceof Target.SqliteFile sqlite) {
            Backups.saveSqlite(sqlite.file(), spec.table(), backup, context);
            return;
        }
        if (backup.directory().isPresent()) {
            throw BackupErrors.of(
                    BackupErrors.SETTING,
                    target.title(),
                    "the directory of a backup has no meaning here: tables are copied inside their database",
                    "Remove it.",
                    null);
        }
        try (Connected connected = Connected.open(target, spec)) {
            Optional<FoundTable> table = FoundTable.find(connected.connection(), spec.table());
            if (table.isPresent()) {
                save(connected, table.get().name(), backup, context);
            }
        } catch (SQLException e) {
            throw failed(target, spec, e);
        }
    }

    private static LoadException failed(Target target, TableSpec spec, SQLException cause) {
        return BackupErrors.failed(target.title(), JdbcErrors.of(cause, target, target.dialect(), spec.lockTimeout()));
    }

    private static void save(Connected connected, String table, Backup backup, StepContext context)
            throws SQLException {
        CopyRegistry registry = CopyRegistry.in(connected);
        CopySql sql = new CopySql(connected);
        registry.create();
        connected.connection().commit();
        Instant now = context.clock().instant();
        String version = Versions.newId(
                now, registry.list(table).stream().map(BackupVersion::version).toList());
        String copy = sql.copyName(table, version);
        try {
            sql.copy(table, copy);
            BackupVersion made = new BackupVersion(
                    version,
                    BackupVersion.Kind.TABLE,
                    table,
                    now,
                    context.pipeline(),
                    context.runId(),
                    List.of(),
                    sql.count(copy));
            registry.add(made, copy);
            connected.connection().commit();
        } catch (SQLException e) {
            connected.connection().rollback();
            sql.dropIfThere(copy);
            connected.connection().commit();
            throw e;
        }
        List<Version> all = registry.list(table).stream()
                .map(each -> new Version(each.version(), Path.of(""), each.takenAt(), 0))
                .toList();
        for (Version old : backup.retention().outdated(all, now)) {
            if (!old.id().equals(version)) {
                sql.dropIfThere(registry.copyOf(old.id()));
                registry.remove(old.id());
                connected.connection().commit();
            }
        }
    }

    /** The versions of a table, wherever its database keeps them. */
    public static BackupVersions versions(Target target, TableSpec spec, @Nullable Backup backup) {
        if (target instanceof Target.SqliteFile sqlite) {
            Backups all = Backups.at(sqlite.file());
            return backup == null ? all : backup.directory().map(all::in).orElse(all);
        }
        return new TableVersions(target, spec);
    }
}
