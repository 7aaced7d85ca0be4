package io.penstock.extract.csv.scan;

import io.penstock.data.RecordPosition;
import java.util.function.IntFunction;

/**
 * The fields of a block by column: value {@code i} of column {@code c} is {@code bytes[starts[c][i]..ends[c][i])}, without quotes.
 *
 * @param rows how many values each column has
 * @param positions where each row was read
 */
public record Slices(byte[] bytes, int[][] starts, int[][] ends, int rows, IntFunction<RecordPosition> positions) {}
