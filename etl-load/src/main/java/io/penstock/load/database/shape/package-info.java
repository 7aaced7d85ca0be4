/**
 * How data fits a table that is there.
 *
 * <ul>
 *   <li>{@link io.penstock.load.database.shape.TableColumn}: a column of the table
 *   <li>{@link io.penstock.load.database.shape.Fit}: which column of the data goes where, and what the schema contract says
 *       about the rest; {@code Fitting} finds it
 * </ul>
 */
@NullMarked
package io.penstock.load.database.shape;

import org.jspecify.annotations.NullMarked;
