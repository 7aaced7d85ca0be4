package io.penstock.load.parquet.format;

import org.jspecify.annotations.Nullable;

/**
 * One encoded page, without its bytes.
 *
 * @param length bytes of its header and its compressed content
 * @param plainLength bytes of its header and its content before compression
 * @param values values and nulls in it
 * @param rows rows that begin in it
 * @param nulls positions without a value
 * @param bounds of its values; null when there are none, or none are told
 * @param dictionary whether its values are codes into the dictionary
 */
public record Page(
        int length,
        int plainLength,
        int values,
        int rows,
        int nulls,
        @Nullable Bounds bounds,
        boolean dictionary) {}
