package io.penstock.load.database.shape;

import io.penstock.spi.Failure;

/**
 * A column of the data that the table has no place for: rows with a value in it are rejected.
 *
 * @param position where it stands in the data
 */
public record Guard(int position, Failure failure) {}
