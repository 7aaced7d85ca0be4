/**
 * Rows into delimited text files: {@link io.penstock.load.csv.CsvLoader} and the enums of its settings.
 *
 * <ul>
 *   <li>{@code CsvStyle}: the settings that shape a cell; {@code CellWriter}: the cells of one column; {@code RowWriter}: lines
 *   <li>{@code CsvFormat}, {@code CsvContent}: one file of lines; {@code ExistingCsv}: what an append must fit
 * </ul>
 */
@NullMarked
package io.penstock.load.csv;

import org.jspecify.annotations.NullMarked;
