package io.penstock.load.parquet.column;

import io.penstock.load.parquet.format.ByteBuilder;
import io.penstock.load.parquet.format.Leaf;
import java.util.Arrays;

/** The levels of a column inside lists and structs. */
final class NestedLevels implements Levels {
    private final int maxRepetition;
    private final int maxDefinition;
    private int[] repetitions = new int[256];
    private int[] definitions = new int[256];
    private int size;
    private int nulls;

    NestedLevels(Leaf leaf) {
        maxRepetition = leaf.maxRepetition();
        maxDefinition = leaf.maxDefinition();
    }

    void append(int repetition, int definition) {
        if (size == repetitions.length) {
            repetitions = Arrays.copyOf(repetitions, size * 2);
            definitions = Arrays.copyOf(definitions, size * 2);
        }
        repetitions[size] = repetition;
        definitions[size++] = definition;
        nulls += definition < maxDefinition ? 1 : 0;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int nulls() {
        return nulls;
    }

    @Override
    public void endPage(ByteBuilder out) {
        encode(repetitions, maxRepetition, out);
        encode(definitions, maxDefinition, out);
        size = 0;
        nulls = 0;
    }

    private void encode(int[] levels, int max, ByteBuilder out) {
        if (max > 0) {
            int lengthAt = out.size();
            out.putInt(0);
            Hybrid.encode(levels, size, Hybrid.width(max), out);
            out.setInt(lengthAt, out.size() - lengthAt - 4);
        }
    }
}
