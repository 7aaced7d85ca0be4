/**
 * Backups of tables inside their own database: {@link io.penstock.load.database.copy.TableCopies} takes one before a load,
 * {@code TableVersions} lists, verifies and restores them, {@code CopyRegistry} is the table {@code _penstock_backups} that tells
 * which copies are whole, {@code CopySql} the statements.
 */
@NullMarked
package io.penstock.load.database.copy;

import org.jspecify.annotations.NullMarked;
