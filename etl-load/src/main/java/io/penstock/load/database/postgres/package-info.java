/**
 * PostgreSQL's COPY: {@link io.penstock.load.database.postgres.CopyRows} sends rows in one of two {@code CopyFormat}s. {@code
 * CopyBinary} has a {@code BinaryForm} for each column, its {@code BinaryCells} and {@code BinaryNumerics}; {@code CopyText} with
 * {@code CopyCells} and {@code PostgresTimes} is for columns and values that have none.
 */
@NullMarked
package io.penstock.load.database.postgres;

import org.jspecify.annotations.NullMarked;
