/**
 * Values as UTF-8 text without a {@code String} each: {@link io.penstock.load.text.TextCells} formats a piece of a column,
 * {@link io.penstock.load.text.AsciiNumbers} and {@link io.penstock.load.text.IsoTimes} write single values into a byte
 * array, {@link io.penstock.load.text.JsonText} renders nested values. {@link io.penstock.load.text.Packing} compresses files of text.
 */
@NullMarked
package io.penstock.load.text;

import org.jspecify.annotations.NullMarked;
