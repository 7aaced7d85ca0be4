package io.penstock.load.parquet.column;

import io.penstock.data.Column;
import io.penstock.data.ListColumn;
import io.penstock.data.StructColumn;
import io.penstock.load.parquet.format.Leaf;
import io.penstock.load.parquet.format.Leaf.Step;
import java.util.Arrays;

/**
 * Takes one leaf out of a nested column: the levels of every position, and the values that are there (Melnik et al.,
 * "Dremel: Interactive Analysis of Web-Scale Datasets", 2010, section 4.1). Works from the outside in, on all rows at once.
 * One thread.
 */
final class Shredder {
    private static final int ABSENT = -1;

    private final Leaf leaf;

    /** Per position: its levels so far, and where it is in the column at hand, or {@link #ABSENT}. */
    private int[] repetitions = new int[0];

    private int[] definitions = new int[0];
    private int[] at = new int[0];
    private int size;

    Shredder(Leaf leaf) {
        this.leaf = leaf;
    }

    /** Adds the levels of rows {@code from} to {@code from + count - 1}; gives their values, without nulls. */
    Column shred(Column column, int from, int count, NestedLevels levels) {
        size = count;
        repetitions = new int[count];
        definitions = new int[count];
        at = new int[count];
        for (int i = 0; i < count; i++) {
            at[i] = from + i;
        }
        Column current = column;
        int depth = 0;
        for (Step step : leaf.steps()) {
            if (step.optional()) {
                enterOptional(current);
            }
            if (step instanceof Step.Elements && current instanceof ListColumn list) {
                enterList(list, ++depth);
                current = list.elements();
            } else if (step instanceof Step.Part part && current instanceof StructColumn struct) {
                current = struct.parts().get(part.position());
            }
        }
        int[] present = new int[size];
        int values = 0;
        for (int i = 0; i < size; i++) {
            levels.append(repetitions[i], definitions[i]);
            if (at[i] != ABSENT) {
                present[values++] = at[i];
            }
        }
        return current.gather(present, values);
    }

    private void enterOptional(Column column) {
        for (int i = 0; i < size; i++) {
            if (at[i] != ABSENT) {
                if (column.isNull(at[i])) {
                    at[i] = ABSENT;
                } else {
                    definitions[i]++;
                }
            }
        }
    }

    private void enterList(ListColumn list, int depth) {
        int[] offsets = list.offsets();
        long total = 0;
        for (int i = 0; i < size; i++) {
            total += at[i] == ABSENT ? 1 : Math.max(1, offsets[at[i] + 1] - offsets[at[i]]);
        }
        int next = Math.toIntExact(total);
        int[] nextRepetitions = new int[next];
        int[] nextDefinitions = new int[next];
        int[] nextAt = new int[next];
        Arrays.fill(nextAt, ABSENT);
        int to = 0;
        for (int i = 0; i < size; i++) {
            nextRepetitions[to] = repetitions[i];
            nextDefinitions[to] = definitions[i];
            if (at[i] == ABSENT || offsets[at[i]] == offsets[at[i] + 1]) {
                to++;
                continue;
            }
            int first = offsets[at[i]];
            for (int e = first; e < offsets[at[i] + 1]; e++) {
                nextRepetitions[to] = e == first ? repetitions[i] : depth;
                nextDefinitions[to] = definitions[i] + 1;
                nextAt[to++] = e;
            }
        }
        repetitions = nextRepetitions;
        definitions = nextDefinitions;
        at = nextAt;
        size = next;
    }
}
