/**
 * The tables of a library database.
 *
 * <ul>
 *   <li>{@link io.penstock.load.library.LibraryLoader} the sink, {@link io.penstock.load.library.LibraryComponents} its names
 *       in JSON
 *   <li>{@link io.penstock.load.library.LibraryTable} each table's columns, keys, defaults and indexes, made of {@code
 *       LibraryTexts}; {@link io.penstock.load.library.LibrarySchema} makes all of them
 * </ul>
 */
@NullMarked
package io.penstock.load.library;

import org.jspecify.annotations.NullMarked;
