package io.penstock.extract.csv.scan;

import io.penstock.data.RecordPosition;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a block by column: value {@code i} of column {@code c} is {@code bytes[starts[c][i]..ends[c][i])}, without quotes.
 *
 * @param rows how many values each column has
 * @param fields how many fields each row has in the file; null when all have as many as there are columns
 * @param positions where each row was read
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Slices(
        byte[] bytes,
        int[][] starts,
        int[][] ends,
        int rows,
        int @Nullable [] fields,
        IntFunction<RecordPosition> positions) {}
