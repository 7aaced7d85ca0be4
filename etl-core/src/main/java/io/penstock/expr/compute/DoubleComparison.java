package io.penstock.expr.compute;

import io.penstock.data.DoubleColumn;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.syntax.Operator;

/** Compares FLOAT64 values in the order of PostgreSQL and Spark: NaN equals itself and is greater than every number. */
final class DoubleComparison {
    private DoubleComparison() {}

    static ColumnFunction of(Operator operator) {
        Relation relation = Relation.of(operator);
        boolean negated = relation.negated();
        boolean less = relation.base() == Relation.Base.LESS;
        return (arguments, frame) -> {
            DoubleColumn left = (DoubleColumn) arguments[relation.swapped() ? 1 : 0];
            DoubleColumn right = (DoubleColumn) arguments[relation.swapped() ? 0 : 1];
            double[] a = left.values();
            double[] b = right.values();
            int size = frame.size();
            boolean[] result = new boolean[size];
            if (less) {
                for (int i = 0; i < size; i++) {
                    result[i] = (a[i] < b[i] || (Double.isNaN(b[i]) && !Double.isNaN(a[i]))) ^ negated;
                }
            } else {
                for (int i = 0; i < size; i++) {
                    result[i] = (a[i] == b[i] || (Double.isNaN(a[i]) && Double.isNaN(b[i]))) ^ negated;
                }
            }
            return Truth.column(result, left.validity().and(right.validity(), size), size);
        };
    }

    /** {@code value operator bound} for a bound that is not NaN. */
    static ColumnFunction withConstant(Operator operator, double bound) {
        boolean negated =
                operator == Operator.NOT_EQUAL || operator == Operator.GREATER || operator == Operator.GREATER_OR_EQUAL;
        return (arguments, frame) -> {
            DoubleColumn column = (DoubleColumn) arguments[0];
            double[] values = column.values();
            int size = frame.size();
            boolean[] result = new boolean[size];
            switch (operator) {
                case EQUAL, NOT_EQUAL -> {
                    for (int i = 0; i < size; i++) {
                        result[i] = values[i] == bound ^ negated;
                    }
                }
                case LESS, GREATER_OR_EQUAL -> {
                    for (int i = 0; i < size; i++) {
                        result[i] = values[i] < bound ^ negated;
                    }
                }
                default -> {
                    for (int i = 0; i < size; i++) {
                        result[i] = values[i] <= bound ^ negated;
                    }
                }
            }
            return Truth.column(result, column.validity(), size);
        };
    }
}
