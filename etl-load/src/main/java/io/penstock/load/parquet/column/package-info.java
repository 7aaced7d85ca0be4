/**
 * Columns of batches as encoded pages, column by column.
 *
 * <ul>
 *   <li>{@link io.penstock.load.parquet.column.LeafWriter} one column of the file: collects values, closes pages, gives a chunk
 *   <li>{@code ValueEncoder} and its kinds: values of one page, by dictionary while that pays
 *   <li>{@code LongDictionary}, {@code BytesDictionary} value to code; {@code Hybrid} codes and levels as runs and packed bits
 *   <li>{@code FlatLevels}, {@code NestedLevels} which positions hold a value; {@code Shredder} nested columns to levels
 *   <li>{@code Words} bytes as aligned words, for the dictionary and the bounds of texts
 * </ul>
 */
@NullMarked
package io.penstock.load.parquet.column;

import org.jspecify.annotations.NullMarked;
