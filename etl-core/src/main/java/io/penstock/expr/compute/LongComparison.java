package io.penstock.expr.compute;

import io.penstock.data.BooleanColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.syntax.Operator;

/** Compares two 64-bit columns. */
@SuppressWarnings("ShortCircuitBoolean") // a branch per value costs more than computing both sides
final class LongComparison {
    private LongComparison() {}

    /** Values of the same unit. */
    static ColumnFunction of(Operator operator) {
        Relation relation = Relation.of(operator);
        boolean negated = relation.negated();
        return (arguments, frame) -> {
            LongColumn left = (LongColumn) arguments[relation.swapped() ? 1 : 0];
            LongColumn right = (LongColumn) arguments[relation.swapped() ? 0 : 1];
            long[] a = left.values();
            long[] b = right.values();
            int size = frame.size();
            boolean[] result = new boolean[size];
            if (relation.base() == Relation.Base.LESS) {
                for (int i = 0; i < size; i++) {
                    result[i] = a[i] < b[i] ^ negated;
                }
            } else {
                for (int i = 0; i < size; i++) {
                    result[i] = a[i] == b[i] ^ negated;
                }
            }
            return Truth.column(result, left.validity().and(right.validity(), size), size);
        };
    }

    /**
     * Unscaled decimals of different scale, compared as 128-bit products.
     *
     * @param leftFactor what makes the left side's unit the common one, a power of ten up to 10^18
     */
    static ColumnFunction scaled(Operator operator, long leftFactor, long rightFactor) {
        Relation relation = Relation.of(operator);
        boolean negated = relation.negated();
        boolean less = relation.base() == Relation.Base.LESS;
        return (arguments, frame) -> {
            LongColumn left = (LongColumn) arguments[relation.swapped() ? 1 : 0];
            LongColumn right = (LongColumn) arguments[relation.swapped() ? 0 : 1];
            long fa = relation.swapped() ? rightFactor : leftFactor;
            long fb = relation.swapped() ? leftFactor : rightFactor;
            int size = frame.size();
            boolean[] result = new boolean[size];
            for (int i = 0; i < size; i++) {
                long a = left.values()[i];
                long b = right.values()[i];
                long highA = Math.multiplyHigh(a, fa);
                long highB = Math.multiplyHigh(b, fb);
                long lowA = a * fa;
                long lowB = b * fb;
                boolean same = highA == highB;
                boolean holds = less
                        ? highA < highB | (same & lowA + Long.MIN_VALUE < lowB + Long.MIN_VALUE)
                        : same & lowA == lowB;
                result[i] = holds ^ negated;
            }
            return Truth.column(result, left.validity().and(right.validity(), size), size);
        };
    }

    /** Booleans; false is less than true. */
    static ColumnFunction booleans(Operator operator) {
        Relation relation = Relation.of(operator);
        boolean negated = relation.negated();
        boolean less = relation.base() == Relation.Base.LESS;
        return (arguments, frame) -> {
            BooleanColumn left = (BooleanColumn) arguments[relation.swapped() ? 1 : 0];
            BooleanColumn right = (BooleanColumn) arguments[relation.swapped() ? 0 : 1];
            boolean[] a = left.values();
            boolean[] b = right.values();
            int size = frame.size();
            boolean[] result = new boolean[size];
            for (int i = 0; i < size; i++) {
                result[i] = (less ? !a[i] & b[i] : a[i] == b[i]) ^ negated;
            }
            Validity validity = left.validity().and(right.validity(), size);
            return Truth.column(result, validity, size);
        };
    }
}
