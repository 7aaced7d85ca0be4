package io.penstock.extract.parquet.column;

import io.penstock.extract.parquet.page.Physical;
import io.penstock.schema.Type;

/**
 * A column of values in a file.
 *
 * @param index its place among the column chunks of a row group
 * @param path names from the root, with points between
 * @param width bytes of a value; -1 where they differ
 * @param maxDefinition level at which a value is there
 */
public record Leaf(
        int index,
        String path,
        Physical physical,
        int width,
        Type type,
        Conversion conversion,
        Nanos nanos,
        int maxDefinition,
        int maxRepetition)
        implements Shape {
    @Override
    public Leaf firstLeaf() {
        return this;
    }
}
