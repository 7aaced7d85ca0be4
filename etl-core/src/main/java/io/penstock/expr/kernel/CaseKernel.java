package io.penstock.expr.kernel;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.Validity;
import io.penstock.schema.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of the first condition that is true; conditions and results can fail only in the rows that reach them.
 */
@SuppressWarnings("ShortCircuitBoolean") // a branch per value costs more than computing both sides
public final class CaseKernel implements Kernel {
    private final Type type;
    private final Kernel[] conditions;
    private final Kernel[] results;
    private final boolean failing;

    /**
     * @param results one per condition and one for the rows where none is true; all of type {@code type}
     */
    public CaseKernel(Type type, List<? extends Kernel> conditions, List<? extends Kernel> results) {
        if (results.size() != conditions.size() + 1) {
            throw new IllegalArgumentException(conditions.size() + " conditions, " + results.size() + " results");
        }
        this.type = type;
        this.conditions = conditions.toArray(new Kernel[0]);
        this.results = results.toArray(new Kernel[0]);
        this.failing = Stream.concat(conditions.stream(), results.stream()).anyMatch(Kernel::canFail);
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public Column evaluate(Frame frame) {
        int size = frame.size();
        int otherwise = conditions.length;
        int[] choice = new int[size];
        Arrays.fill(choice, otherwise);
        for (int c = 0; c < otherwise; c++) {
            Frame inner = conditions[c].canFail() ? frame.narrow(chosen(choice, otherwise)) : frame;
            boolean[] holds = ((BooleanColumn) conditions[c].evaluate(inner)).values();
            for (int i = 0; i < size; i++) {
                choice[i] = choice[i] == otherwise & holds[i] ? c : choice[i];
            }
        }
        Column[] columns = new Column[results.length];
        for (int r = 0; r < results.length; r++) {
            Frame inner = results[r].canFail() ? frame.narrow(chosen(choice, r)) : frame;
            columns[r] = results[r].evaluate(inner);
        }
        return Pick.from(type, columns, choice, size);
    }

    private static long[] chosen(int[] choice, int wanted) {
        long[] words = new long[Validity.wordsFor(choice.length)];
        for (int i = 0; i < choice.length; i++) {
            words[i >>> 6] |= (choice[i] == wanted ? 1L : 0L) << i;
        }
        return words;
    }

    @Override
    public boolean canFail() {
        return failing;
    }
}
