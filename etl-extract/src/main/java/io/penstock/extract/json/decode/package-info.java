/**
 * From JSON records to columns: {@link io.penstock.extract.json.decode.RecordParser} puts the values of each record into
 * {@link io.penstock.extract.json.decode.Cells} by the column that {@link io.penstock.extract.json.decode.KeyTree} knows for each key;
 * {@link io.penstock.extract.json.decode.BlockDecoder} makes typed columns of them, {@link io.penstock.extract.json.decode.ColumnGuess} guesses
 * the types.
 */
@NullMarked
package io.penstock.extract.json.decode;

import org.jspecify.annotations.NullMarked;
