package io.penstock.extract.parquet.column;

import io.penstock.data.Column;
import io.penstock.data.Validity;
import java.util.Arrays;

/**
 * Some rows of a leaf as Dremel has them: an entry for each value and each place where one could be, with its definition and repetition
 * level (<a href="https://research.google/pubs/pub36632/">Melnik et al., 2010</a>).
 */
final class LeveledValues {
    private final Leaf leaf;
    private int[] definition;
    private int[] repetition;
    private final DenseValues values;
    private int size;

    LeveledValues(Leaf leaf, int rows) {
        this.leaf = leaf;
        this.definition = new int[rows + 16];
        this.repetition = new int[rows + 16];
        this.values = new DenseValues(leaf, rows);
    }

    int size() {
        return size;
    }

    DenseValues values() {
        return values;
    }

    void append(int[] definitions, int[] repetitions, int from, int to) {
        int n = to - from;
        if (size + n > definition.length) {
            int length = Math.max(size + n, definition.length * 2);
            definition = Arrays.copyOf(definition, length);
            repetition = Arrays.copyOf(repetition, length);
        }
        System.arraycopy(definitions, from, definition, size, n);
        System.arraycopy(repetitions, from, repetition, size, n);
        size += n;
    }

    /** The values that stand in a parent, null or not. */
    Column column(int slotDefinition) {
        long[] valid = new long[Validity.wordsFor(size)];
        int slots = 0;
        for (int e = 0; e < size; e++) {
            if (definition[e] >= slotDefinition) {
                valid[slots >>> 6] |= (definition[e] == leaf.maxDefinition() ? 1L : 0L) << slots;
                slots++;
            }
        }
        return values.spread(valid, slots);
    }

    /** Which of the parents' slots hold a struct. */
    Validity structs(int slotRepetition, int slotDefinition, int ownDefinition) {
        long[] valid = new long[Validity.wordsFor(size)];
        int slots = 0;
        for (int e = 0; e < size; e++) {
            if (repetition[e] <= slotRepetition && definition[e] >= slotDefinition) {
                valid[slots >>> 6] |= (definition[e] >= ownDefinition ? 1L : 0L) << slots;
                slots++;
            }
        }
        return Validity.of(valid, slots);
    }

    /** Slots of a node whose parent repeats at {@code slotRepetition} and is there from {@code slotDefinition} on. */
    int slots(int slotRepetition, int slotDefinition) {
        int slots = 0;
        for (int e = 0; e < size; e++) {
            slots += repetition[e] <= slotRepetition && definition[e] >= slotDefinition ? 1 : 0;
        }
        return slots;
    }

    /** Where the elements of each slot's list begin, and at the end how many there are in all. */
    int[] offsets(int slotRepetition, int slotDefinition, Shape.Repeated list) {
        int[] offsets = new int[slots(slotRepetition, slotDefinition) + 1];
        int slots = 0;
        int elements = 0;
        for (int e = 0; e < size; e++) {
            if (repetition[e] <= slotRepetition && definition[e] >= slotDefinition) {
                offsets[slots++] = elements;
            }
            elements += repetition[e] <= list.repetition() && definition[e] >= list.elementDefinition() ? 1 : 0;
        }
        offsets[slots] = elements;
        return offsets;
    }
}
