/**
 * Loading through JDBC, for every database: one connection, one transaction.
 *
 * <ul>
 *   <li>{@link io.penstock.load.database.jdbc.JdbcSink}: the sink; {@code Connected} is its connection
 *   <li>{@code FoundTable}: the table that is there; {@code Definitions}: making, emptying, swapping and indexing tables;
 *       {@code Filling}: what comes of it; {@code Writers}: how rows come in
 *   <li>{@link io.penstock.load.database.jdbc.StateTable}: what a pipeline remembers, in the same transaction; {@code
 *       LateState} where that cannot be
 *   <li>{@link io.penstock.load.database.jdbc.JdbcErrors}: what databases say, as messages that tell what to do
 * </ul>
 */
@NullMarked
package io.penstock.load.database.jdbc;

import org.jspecify.annotations.NullMarked;
