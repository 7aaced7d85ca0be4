/**
 * Rows into a table of an open transaction, by the statements that every database has.
 *
 * <ul>
 *   <li>{@link io.penstock.load.database.rows.RowWriter}: puts rows into a table; {@code BatchRows} by {@code addBatch}, with
 *       {@code ValueBinder}; {@code MergedRows} through a temporary table and the statements of {@code MergeSql}; {@code
 *       ScreenedRows} where a failed statement spoils the transaction
 *   <li>{@link io.penstock.load.database.rows.Isolation}: finds the rows that the table refuses; {@code KnownKeys} those whose
 *       key is there; {@code KeyRows} keeps one row of each key
 * </ul>
 */
@NullMarked
package io.penstock.load.database.rows;

import org.jspecify.annotations.NullMarked;
