/**
 * The table that a load asks for, before any database is opened.
 *
 * <ul>
 *   <li>{@link io.penstock.load.database.table.TableSpec}, {@code LoadWay}, {@code KeySpec}, {@code IndexSpec}: what the user
 *       asked for
 *   <li>{@link io.penstock.load.database.table.Target}, {@code Credentials}: where; never shows a secret
 *   <li>{@link io.penstock.load.database.table.TableDesign}, {@code DesignColumn}: the table a schema asks for; {@code
 *       History}: the columns that tell when a row was true
 *   <li>{@link io.penstock.load.database.table.TableCheck}: whether all that fits together
 *   <li>{@link io.penstock.load.database.table.DatabaseErrors}: the codes of what can go wrong
 * </ul>
 */
@NullMarked
package io.penstock.load.database.table;

import org.jspecify.annotations.NullMarked;
