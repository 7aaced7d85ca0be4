/**
 * From an encoded page to the bytes of the file: {@link io.penstock.load.parquet.page.PagePackers}, shared by all columns of a
 * file; {@link io.penstock.load.parquet.page.PagePacker}, one worker's compressor and headers.
 */
@NullMarked
package io.penstock.load.parquet.page;

import org.jspecify.annotations.NullMarked;
