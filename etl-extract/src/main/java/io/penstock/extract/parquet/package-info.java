/**
 * The source {@code parquet}: its spec ({@link io.penstock.extract.parquet.ParquetExtractor}), a file's footer, which columns are read
 * and what they become ({@code ReadPlan}), and the row groups cut into pieces that are decoded on any thread ({@code ParquetSource}).
 */
@NullMarked
package io.penstock.extract.parquet;

import org.jspecify.annotations.NullMarked;
