package io.penstock.expr.compute;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.expr.kernel.ColumnFunction;
import java.util.Arrays;
import java.util.List;

/**
 * {@code IN} a list of constants. A null in the list makes "not found" a null.
 */
public final class Membership {
    private static final int LINEAR = 6;

    private Membership() {}

    /**
     * @param units the choices in units of the column, without nulls
     * @param withNull whether the list holds a null as well
     */
    public static ColumnFunction ofLongs(long[] units, boolean withNull, boolean negated) {
        long[] sorted = units.clone();
        Arrays.sort(sorted);
        return (arguments, frame) -> {
            LongColumn column = (LongColumn) arguments[0];
            long[] values = column.values();
            int size = frame.size();
            boolean[] found = new boolean[size];
            if (sorted.length <= LINEAR) {
                for (long choice : sorted) {
                    for (int i = 0; i < size; i++) {
                        found[i] |= values[i] == choice;
                    }
                }
            } else {
                for (int i = 0; i < size; i++) {
                    found[i] = Arrays.binarySearch(sorted, values[i]) >= 0;
                }
            }
            return answer(found, column.validity(), withNull, negated, size);
        };
    }

    /** @param choices UTF-8 texts without nulls */
    public static ColumnFunction ofTexts(List<byte[]> choices, boolean withNull, boolean negated) {
        int capacity = Integer.highestOneBit(Math.max(4, choices.size() * 2)) * 2;
        byte[][] table = new byte[capacity][];
        for (byte[] choice : choices) {
            int slot = hash(choice, 0, choice.length) & (capacity - 1);
            while (table[slot] != null && !Arrays.equals(table[slot], choice)) {
                slot = (slot + 1) & (capacity - 1);
            }
            table[slot] = choice;
        }
        return (arguments, frame) -> {
            TextColumn column = (TextColumn) arguments[0];
            byte[] bytes = column.bytes();
            int[] starts = column.starts();
            int[] ends = column.ends();
            int size = frame.size();
            boolean[] found = new boolean[size];
            for (int i = 0; i < size; i++) {
                int slot = hash(bytes, starts[i], ends[i]) & (capacity - 1);
                byte[] entry = table[slot];
                while (entry != null && !found[i]) {
                    found[i] = Arrays.equals(bytes, starts[i], ends[i], entry, 0, entry.length);
                    slot = (slot + 1) & (capacity - 1);
                    entry = table[slot];
                }
            }
            return answer(found, column.validity(), withNull, negated, size);
        };
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ hash >>> 15;
    }

    private static Column answer(boolean[] found, Validity operand, boolean withNull, boolean negated, int size) {
        Validity validity = operand;
        if (withNull) {
            long[] valid = operand.copyWords(size);
            for (int i = 0; i < size; i++) {
                if (!found[i]) {
                    Validity.clear(valid, i);
                }
            }
            validity = Validity.of(valid, size);
        }
        if (negated) {
            for (int i = 0; i < size; i++) {
                found[i] = !found[i];
            }
        }
        return Truth.column(found, validity, size);
    }
}
