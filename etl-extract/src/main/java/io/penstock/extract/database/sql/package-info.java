/**
 * What the readers of all databases share.
 *
 * <ul>
 *   <li>{@link io.penstock.extract.database.sql.Selection} what is read, {@link io.penstock.extract.database.sql.Range} a
 *       condition on a column, {@link io.penstock.extract.database.sql.Query} a statement with its values
 *   <li>{@link io.penstock.extract.database.sql.RowsOut} and {@link io.penstock.extract.database.sql.MisfitList} what
 *       becomes of values that do not fit
 *   <li>{@link io.penstock.extract.database.sql.CursorWatch}, {@link io.penstock.extract.database.sql.CursorValues} how far
 *       an incremental read got
 *   <li>{@link io.penstock.extract.database.sql.Product} what differs between databases, {@link
 *       io.penstock.extract.database.sql.SqlErrors} what they say
 * </ul>
 */
@NullMarked
package io.penstock.extract.database.sql;

import org.jspecify.annotations.NullMarked;
