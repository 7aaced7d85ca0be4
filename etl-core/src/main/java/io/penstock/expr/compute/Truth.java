package io.penstock.expr.compute;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.Validity;
import io.penstock.expr.kernel.Bits;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Frame;
import io.penstock.expr.syntax.Node.Sense;

/** {@code NOT} and the tests that are never null. */
@SuppressWarnings("ShortCircuitBoolean") // a branch per value costs more than computing both sides
public final class Truth {
    private Truth() {}

    /** A result whose null positions may hold anything yet. */
    static BooleanColumn column(boolean[] values, Validity validity, int size) {
        Bits.zero(values, validity, size);
        return BooleanColumn.of(values, size, validity);
    }

    public static Column not(Column[] arguments, Frame frame) {
        BooleanColumn operand = (BooleanColumn) arguments[0];
        boolean[] values = operand.values();
        int size = frame.size();
        boolean[] result = new boolean[size];
        for (int i = 0; i < size; i++) {
            result[i] = !values[i];
        }
        return column(result, operand.validity(), size);
    }

    /** {@code IS [NOT] NULL}. */
    public static ColumnFunction isNull(Sense sense) {
        boolean whenValid = sense == Sense.NEGATED;
        return (arguments, frame) -> {
            Validity validity = arguments[0].validity();
            int size = frame.size();
            boolean[] result = new boolean[size];
            for (int i = 0; i < size; i++) {
                result[i] = validity.isValid(i) == whenValid;
            }
            return BooleanColumn.of(result, size, Validity.NO_NULLS);
        };
    }

    /** {@code IS [NOT] TRUE} and {@code IS [NOT] FALSE}: whether the operand is {@code wanted}, and a null is not. */
    public static ColumnFunction is(boolean wanted, Sense sense) {
        boolean negated = sense == Sense.NEGATED;
        return (arguments, frame) -> {
            BooleanColumn operand = (BooleanColumn) arguments[0];
            boolean[] values = operand.values();
            Validity validity = operand.validity();
            int size = frame.size();
            boolean[] result = new boolean[size];
            for (int i = 0; i < size; i++) {
                result[i] = (values[i] == wanted & validity.isValid(i)) ^ negated;
            }
            return BooleanColumn.of(result, size, Validity.NO_NULLS);
        };
    }

    /**
     * {@code IS [NOT] DISTINCT FROM}: arguments are the two sides and their (three-valued) equality.
     *
     * @param sense PLAIN for "distinct"
     */
    public static ColumnFunction distinct(Sense sense) {
        boolean negated = sense == Sense.NEGATED;
        return (arguments, frame) -> {
            Validity left = arguments[0].validity();
            Validity right = arguments[1].validity();
            boolean[] equal = ((BooleanColumn) arguments[2]).values();
            int size = frame.size();
            boolean[] result = new boolean[size];
            for (int i = 0; i < size; i++) {
                boolean bothNull = left.isNull(i) & right.isNull(i);
                result[i] = !(equal[i] | bothNull) ^ negated;
            }
            return BooleanColumn.of(result, size, Validity.NO_NULLS);
        };
    }
}
