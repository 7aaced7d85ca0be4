package io.penstock.expr.kernel;

import io.penstock.data.Column;
import io.penstock.data.Validity;
import io.penstock.schema.Type;
import java.util.Arrays;
import java.util.List;

/** The first value that is not null; a later part is evaluated only when rows are left, and fails only in those. */
public final class CoalesceKernel implements Kernel {
    private final Type type;
    private final Kernel[] parts;
    private final boolean failing;

    /** @param parts at least one, all of type {@code type} */
    public CoalesceKernel(Type type, List<? extends Kernel> parts) {
        this.type = type;
        this.parts = parts.toArray(new Kernel[0]);
        this.failing = parts.stream().anyMatch(Kernel::canFail);
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public Column evaluate(Frame frame) {
        int size = frame.size();
        Column first = parts[0].evaluate(frame);
        if (!first.validity().hasNulls()) {
            return first;
        }
        Column[] columns = new Column[parts.length];
        Arrays.fill(columns, first);
        int[] choice = new int[size];
        long[] open = Bits.all(size);
        boolean left = close(open, first.validity(), choice, 0);
        for (int p = 1; left && p < parts.length; p++) {
            Frame inner = parts[p].canFail() ? frame.narrow(open.clone()) : frame;
            columns[p] = parts[p].evaluate(inner);
            left = close(open, columns[p].validity(), choice, p);
        }
        return Pick.from(type, columns, choice, size);
    }

    /** Gives the open rows that are valid to {@code part}; tells whether rows stay open (they keep part 0, null there). */
    private static boolean close(long[] open, Validity validity, int[] choice, int part) {
        long rest = 0;
        for (int w = 0; w < open.length; w++) {
            for (long taken = open[w] & validity.word(w); taken != 0; taken &= taken - 1) {
                choice[(w << 6) + Long.numberOfTrailingZeros(taken)] = part;
            }
            open[w] &= ~validity.word(w);
            rest |= open[w];
        }
        return rest != 0;
    }

    @Override
    public boolean canFail() {
        return failing;
    }
}
