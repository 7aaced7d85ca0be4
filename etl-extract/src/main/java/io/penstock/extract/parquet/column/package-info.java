/**
 * From the pages of a row group to columns: what the columns of a file are ({@link io.penstock.extract.parquet.column.Shape}), the
 * values of one leaf ({@link io.penstock.extract.parquet.column.LeafReader}), and lists and structs put together from levels
 * ({@link io.penstock.extract.parquet.column.Assembly}).
 */
@NullMarked
package io.penstock.extract.parquet.column;

import org.jspecify.annotations.NullMarked;
