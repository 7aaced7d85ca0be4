/**
 * Rows into Parquet files: {@link io.penstock.load.parquet.ParquetLoader}, the enums of its settings and {@link
 * io.penstock.load.parquet.ParquetComponent}, its names in JSON.
 *
 * <ul>
 *   <li>{@code ParquetStyle}: the settings of one file; {@code ParquetContent}: batches to row groups of one file; {@code
 *       RowScreen}: rows that the file could not hold
 *   <li>sub-package {@code column}: values as encoded pages; sub-package {@code format}: the frame of the file
 * </ul>
 */
@NullMarked
package io.penstock.load.parquet;

import org.jspecify.annotations.NullMarked;
