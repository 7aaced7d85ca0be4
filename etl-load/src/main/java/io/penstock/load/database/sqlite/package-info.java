/**
 * SQLite files.
 *
 * <ul>
 *   <li>{@link io.penstock.load.database.sqlite.SqliteSinks}: chooses the way
 *   <li>{@code NewSqliteSink}: a database file that does not exist yet, written as pages and renamed into place; {@code
 *       LateRows}, {@code RisingKeys}: which rows can be appended to it
 *   <li>{@code SqliteSink}: a database that exists, in one transaction; {@code ImageInserter} brings batches in as page images
 *   <li>{@code ExistingTable}: the table that is there; {@code TablePlan}: how the data fits it; {@code SqliteTables}: making,
 *       swapping and indexing it
 *   <li>{@code SqliteErrors}: what the database says, as messages that tell what to do
 * </ul>
 */
@NullMarked
package io.penstock.load.database.sqlite;

import org.jspecify.annotations.NullMarked;
