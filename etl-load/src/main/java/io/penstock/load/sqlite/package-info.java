/**
 * Batches as SQLite database files, encoded straight from columns by the documented
 * <a href="https://www.sqlite.org/fileformat2.html">database file format</a> (sections 1.3, 1.6, 2.1 and 2.6).
 *
 * <ul>
 *   <li>{@link io.penstock.load.sqlite.TableImage} a database file of one table, written front to back
 *   <li>{@link io.penstock.load.sqlite.Affinity} what SQLite makes of a declared column type
 *   <li>{@link io.penstock.load.sqlite.Storage} how a value of one of our types is handed to SQLite
 *   <li>{@code CellEncoder} and its kinds: the cells of one column; {@code LeafPages}, {@code InteriorPages}, {@code
 *       SchemaPage}: the b-tree; {@code PageStore}: page numbers and the file
 * </ul>
 */
@NullMarked
package io.penstock.load.sqlite;

import org.jspecify.annotations.NullMarked;
