package io.penstock.expr.compute;

import io.penstock.data.TextColumn;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.syntax.Operator;
import java.util.Arrays;

/** Compares texts by their UTF-8 bytes, which is the order of their code points. */
final class TextComparison {
    private TextComparison() {}

    static ColumnFunction of(Operator operator) {
        Relation relation = Relation.of(operator);
        boolean negated = relation.negated();
        boolean less = relation.base() == Relation.Base.LESS;
        return (arguments, frame) -> {
            TextColumn left = (TextColumn) arguments[relation.swapped() ? 1 : 0];
            TextColumn right = (TextColumn) arguments[relation.swapped() ? 0 : 1];
            byte[] a = left.bytes();
            byte[] b = right.bytes();
            int[] startsA = left.starts();
            int[] startsB = right.starts();
            int[] endsA = left.ends();
            int[] endsB = right.ends();
            int size = frame.size();
            boolean[] result = new boolean[size];
            if (less) {
                for (int i = 0; i < size; i++) {
                    int order = Arrays.compareUnsigned(a, startsA[i], endsA[i], b, startsB[i], endsB[i]);
                    result[i] = order < 0 ^ negated;
                }
            } else {
                for (int i = 0; i < size; i++) {
                    result[i] = Arrays.equals(a, startsA[i], endsA[i], b, startsB[i], endsB[i]) ^ negated;
                }
            }
            return Truth.column(result, left.validity().and(right.validity(), size), size);
        };
    }

    static ColumnFunction withConstant(Operator operator, byte[] bound) {
        Relation relation = Relation.of(operator);
        boolean negated = relation.negated();
        return (arguments, frame) -> {
            TextColumn column = (TextColumn) arguments[0];
            byte[] bytes = column.bytes();
            int[] starts = column.starts();
            int[] ends = column.ends();
            int size = frame.size();
            boolean[] result = new boolean[size];
            if (relation.base() == Relation.Base.EQUAL) {
                for (int i = 0; i < size; i++) {
                    result[i] = (ends[i] - starts[i] == bound.length
                                    && Arrays.equals(bytes, starts[i], ends[i], bound, 0, bound.length))
                            ^ negated;
                }
            } else {
                int sign = relation.swapped() ? -1 : 1;
                for (int i = 0; i < size; i++) {
                    int order = Arrays.compareUnsigned(bytes, starts[i], ends[i], bound, 0, bound.length);
                    result[i] = sign * Integer.signum(order) < 0 ^ negated;
                }
            }
            return Truth.column(result, column.validity(), size);
        };
    }
}
