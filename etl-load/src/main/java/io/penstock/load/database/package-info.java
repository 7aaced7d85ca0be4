/**
 * Rows into database tables: {@link io.penstock.load.database.DatabaseLoader}.
 *
 * <ul>
 *   <li>{@code TableSpec}, {@link io.penstock.load.database.WriteMode}, {@code IndexSpec}, {@code Target}: what the user asked for
 *   <li>{@code TableDesign}: the table a schema asks for; {@code ExistingTable}: the table that is there
 *   <li>{@code TablePlan}: how the data fits the table; {@code SqliteTables}: making, swapping and indexing it
 *   <li>{@code Dialect}: what differs from one database to the next
 *   <li>{@code NewSqliteSink}: a database file that does not exist yet, written as pages and renamed into place
 *   <li>{@code SqliteSink}: a database file that exists, in one transaction; {@code ImageInserter} brings batches in as page images
 *   <li>{@code JdbcSink}: any other database; {@code RowInserter} is JDBC's {@code addBatch} with bad rows isolated
 *   <li>{@code SqliteErrors}: what the database says, as messages that tell what to do
 * </ul>
 */
@NullMarked
package io.penstock.load.database;

import org.jspecify.annotations.NullMarked;
