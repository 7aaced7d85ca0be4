package io.penstock.expr.kernel;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Validity;
import io.penstock.expr.syntax.Node.Junction;
import io.penstock.schema.Type;
import java.util.List;

/**
 * {@code AND} and {@code OR} with three-valued logic: a side that decides makes the null of the other side not matter. A
 * later part that can fail does so only in rows that the earlier parts have not decided.
 */
@SuppressWarnings("ShortCircuitBoolean") // a branch per value costs more than computing both sides
public final class LogicKernel implements Kernel {
    private final Junction junction;
    private final Kernel[] parts;
    private final boolean failing;

    public LogicKernel(Junction junction, List<? extends Kernel> parts) {
        this.junction = junction;
        this.parts = parts.toArray(new Kernel[0]);
        this.failing = parts.stream().anyMatch(Kernel::canFail);
    }

    @Override
    public Type type() {
        return Type.BOOLEAN;
    }

    @Override
    public BooleanColumn evaluate(Frame frame) {
        int size = frame.size();
        BooleanColumn result = (BooleanColumn) parts[0].evaluate(frame);
        for (int p = 1; p < parts.length; p++) {
            Frame inner = parts[p].canFail() ? frame.narrow(undecided(result, size)) : frame;
            BooleanColumn next = (BooleanColumn) parts[p].evaluate(inner);
            result = junction == Junction.AND ? and(result, next, size) : or(result, next, size);
        }
        return result;
    }

    @Override
    public boolean canFail() {
        return failing;
    }

    /** Three-valued AND: false if one is false, else null if one is null, else true. */
    public static BooleanColumn and(BooleanColumn left, BooleanColumn right, int size) {
        boolean[] a = left.values();
        boolean[] b = right.values();
        boolean[] result = new boolean[size];
        for (int i = 0; i < size; i++) {
            result[i] = a[i] & b[i];
        }
        return BooleanColumn.of(result, size, validity(left, right, size, -1L));
    }

    /** Three-valued OR: true if one is true, else null if one is null, else false. */
    public static BooleanColumn or(BooleanColumn left, BooleanColumn right, int size) {
        boolean[] a = left.values();
        boolean[] b = right.values();
        boolean[] result = new boolean[size];
        for (int i = 0; i < size; i++) {
            result[i] = a[i] | b[i];
        }
        return BooleanColumn.of(result, size, validity(left, right, size, 0L));
    }

    /** Valid where both sides are, or where one is and decides: is false ({@code flip} all ones) or true (0). */
    private static Validity validity(BooleanColumn left, BooleanColumn right, int size, long flip) {
        Validity va = left.validity();
        Validity vb = right.validity();
        if (!va.hasNulls() && !vb.hasNulls()) {
            return Validity.NO_NULLS;
        }
        long[] words = new long[Validity.wordsFor(size)];
        for (int w = 0; w < words.length; w++) {
            long a = va.word(w);
            long b = vb.word(w);
            long both = a & b;
            words[w] = both == -1L
                    ? both
                    : both
                            | (a & (Bits.pack(left.values(), w, size) ^ flip))
                            | (b & (Bits.pack(right.values(), w, size) ^ flip));
        }
        return Validity.of(words, size);
    }

    private long[] undecided(BooleanColumn so, int size) {
        long[] words = Bits.all(size);
        for (int w = 0; w < words.length; w++) {
            long values = Bits.pack(so.values(), w, size);
            long decided = junction == Junction.AND ? ~values & so.validity().word(w) : values;
            words[w] &= ~decided;
        }
        return words;
    }
}
