/**
 * Reading SQLite by pages instead of by cells: {@link io.penstock.extract.database.sqlite.SqliteDatabase} what is there,
 * {@link io.penstock.extract.database.sqlite.SqliteSource} rows copied to an image in memory; {@code ImageRows} finds them in
 * its pages, {@code ImageColumns} and {@code TextCells} make columns of them.
 */
@NullMarked
package io.penstock.extract.database.sqlite;

import org.jspecify.annotations.NullMarked;
