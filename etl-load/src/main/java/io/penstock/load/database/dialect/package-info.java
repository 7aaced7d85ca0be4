/**
 * What differs from one database to the next.
 *
 * <ul>
 *   <li>{@link io.penstock.load.database.dialect.Dialect}: names, types and statements; one class per database, and
 *       {@code StandardDialect} for those this library does not know
 *   <li>{@link io.penstock.load.database.dialect.Dialects}: which dialect a URL or a connection speaks
 *   <li>{@link io.penstock.load.database.dialect.Binding}: how a value is handed to a statement's parameter
 *   <li>{@link io.penstock.load.database.dialect.Cause}: what kind of thing a database's error is about
 * </ul>
 */
@NullMarked
package io.penstock.load.database.dialect;

import org.jspecify.annotations.NullMarked;
