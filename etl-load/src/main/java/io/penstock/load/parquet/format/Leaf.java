package io.penstock.load.parquet.format;

import io.penstock.schema.Type;
import java.util.List;

/**
 * One column of a Parquet file: a value at the end of a path through structs and lists.
 *
 * @param path names from the root of the file's schema
 * @param column position of the column in the batches
 * @param steps what stands between the column and the value, from the outside; the last one is {@link Step.Value}
 * @param type type of the values
 * @param physical how they are stored
 * @param length bytes of a value of {@link Physical#FIXED_LEN_BYTE_ARRAY}, else 0
 * @param maxDefinition number of optional and repeated steps
 * @param maxRepetition number of repeated steps
 */
public record Leaf(
        List<String> path,
        int column,
        List<Step> steps,
        Type type,
        Physical physical,
        int length,
        int maxDefinition,
        int maxRepetition) {
    /** One level of nesting. */
    public sealed interface Step {
        boolean optional();

        /** A list; its elements are optional. */
        record Elements(boolean optional) implements Step {}

        /** One part of a struct. */
        record Part(boolean optional, int position) implements Step {}

        /** The value itself. */
        record Value(boolean optional) implements Step {}
    }

    /** Whether this is a column of plain values. */
    public boolean isFlat() {
        return steps.size() == 1;
    }
}
