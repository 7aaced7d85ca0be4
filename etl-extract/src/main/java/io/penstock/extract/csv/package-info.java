/**
 * Delimited text files. {@link io.penstock.extract.csv.CsvExtractor} is the source; the enums are its own policies, those that
 * every source has are in {@link io.penstock.extract.text}. Bytes are read and indexed in order, columns are made from them on
 * any thread.
 */
@NullMarked
package io.penstock.extract.csv;

import org.jspecify.annotations.NullMarked;
