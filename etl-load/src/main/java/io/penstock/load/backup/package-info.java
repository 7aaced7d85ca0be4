/**
 * Versions of a target as it was before loads that take something away.
 *
 * <ul>
 *   <li>{@link io.penstock.load.backup.Backup}: the setting of a sink, {@link io.penstock.load.backup.BackupTime} and {@link
 *       io.penstock.load.backup.BackupOption} for JSON
 *   <li>{@link io.penstock.load.backup.BackupVersions}: list, verify, restore; {@link
 *       io.penstock.load.backup.Backups}: the versions of a file, a directory of partitions or a SQLite database; {@link io.penstock.load.backup.BackupVersion}: one of them ({@code VersionJson}: its form on disk)
 *   <li>{@code FileCopies}, {@code SqliteCopies}: how they are made and brought back
 *   <li>{@link io.penstock.load.backup.BackupErrors}: what went wrong
 * </ul>
 *
 * Tables of other databases are copied inside the database, see {@code load.database.copy}.
 */
@NullMarked
package io.penstock.load.backup;

import org.jspecify.annotations.NullMarked;
