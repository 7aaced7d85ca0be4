/**
 * Finding records and fields in bytes: {@link io.penstock.extract.csv.scan.BlockReader} cuts a file into
 * {@link io.penstock.extract.csv.scan.Block}s of whole records, each with a {@link io.penstock.extract.csv.scan.RecordIndex}.
 */
@NullMarked
package io.penstock.extract.csv.scan;

import org.jspecify.annotations.NullMarked;
