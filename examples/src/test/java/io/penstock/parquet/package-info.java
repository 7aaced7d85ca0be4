/** Parquet files as the whole system writes and reads them. */
@NullMarked
package io.penstock.parquet;

import org.jspecify.annotations.NullMarked;
