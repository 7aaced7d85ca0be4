/** Parquet files against two independent readers: parquet-java and DuckDB. */
@NullMarked
package io.penstock.load.parquet;

import org.jspecify.annotations.NullMarked;
