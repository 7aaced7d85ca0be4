/**
 * Loading through JDBC, for every database: one connection, one transaction.
 *
 * <ul>
 *   <li>{@link io.penstock.load.database.jdbc.JdbcSink}: the sink; {@code Connected} is its connection
 *   <li>{@code FoundTable}: the table that is there; {@code Definitions}: making, emptying, swapping and indexing tables
 *   <li>{@link io.penstock.load.database.jdbc.RowWriter}: puts rows into a table; {@code BatchRows} by {@code addBatch};
 *       {@code MergedRows} through a table of its own and set-wise statements
 *   <li>{@link io.penstock.load.database.jdbc.Isolation}: finds the rows that the table refuses
 *   <li>{@link io.penstock.load.database.jdbc.StateTable}: what a pipeline remembers, in the same transaction
 *   <li>{@link io.penstock.load.database.jdbc.JdbcErrors}: what databases say, as messages that tell what to do
 * </ul>
 */
@NullMarked
package io.penstock.load.database.jdbc;

import org.jspecify.annotations.NullMarked;
