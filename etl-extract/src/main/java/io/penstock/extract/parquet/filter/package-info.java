/**
 * Which rows of a row group may meet a condition: conditions against what the file tells of the least and greatest values
 * ({@link io.penstock.extract.parquet.filter.Possible}), as sets of rows ({@link io.penstock.extract.parquet.filter.RowRanges}).
 */
@NullMarked
package io.penstock.extract.parquet.filter;

import org.jspecify.annotations.NullMarked;
