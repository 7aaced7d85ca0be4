/**
 * Column chunks as they lie in a Parquet file: pages ({@link io.penstock.extract.parquet.page.PageReader}), their headers, codecs and
 * encodings. Works on bytes with its own decoders, so that every length is checked before memory is taken for it. The format is
 * <a href="https://github.com/apache/parquet-format">apache/parquet-format</a>.
 */
@NullMarked
package io.penstock.extract.parquet.page;

import org.jspecify.annotations.NullMarked;
