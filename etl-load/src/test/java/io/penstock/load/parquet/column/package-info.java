/** Encodings of single columns against parquet-java's decoders. */
@NullMarked
package io.penstock.load.parquet.column;

import org.jspecify.annotations.NullMarked;
