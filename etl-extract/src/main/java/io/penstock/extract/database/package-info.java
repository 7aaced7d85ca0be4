/**
 * Tables and queries of databases.
 *
 * <ul>
 *   <li>{@link io.penstock.extract.database.DatabaseExtractor} the source, {@link
 *       io.penstock.extract.database.DatabaseComponent} its names in JSON
 *   <li>{@code DatabaseReaders} chooses how a database is read; {@code Ranges} and {@code Partitions} which rows
 *   <li>packages below: {@code sql} what the readers share, {@code sqlite} by pages, {@code jdbc} by the driver
 * </ul>
 */
@NullMarked
package io.penstock.extract.database;

import org.jspecify.annotations.NullMarked;
