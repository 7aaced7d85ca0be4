package io.penstock.load.parquet.format;

/**
 * The least and the greatest value of a page or a column's part of a row group, as Parquet stores single values; texts and
 * binaries may be cut, {@code min} down and {@code max} up.
 *
 * @param minExact whether {@code min} is a value, not a cut one
 * @param maxExact whether {@code max} is
 */
public record Bounds(byte[] min, byte[] max, boolean minExact, boolean maxExact) {}
