package io.penstock.expr.compute;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Frame;
import io.penstock.expr.syntax.Node.Sense;
import io.penstock.expr.syntax.Operator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Whether 64-bit values lie in a constant range: every comparison with a constant, and {@code BETWEEN} constants. The test is
 * one unsigned comparison, {@code value - low <= high - low}.
 */
public final class LongRange implements ColumnFunction {
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final long low;
    private final long span;
    private final boolean negated;

    private LongRange(long low, long high, boolean negated) {
        this.low = low;
        this.span = high - low + Long.MIN_VALUE;
        this.negated = negated;
    }

    private static LongRange of(BigInteger low, BigInteger high, boolean negated) {
        BigInteger from = low.max(MIN);
        BigInteger to = high.min(MAX);
        return from.compareTo(to) > 0
                ? new LongRange(Long.MIN_VALUE, Long.MAX_VALUE, !negated)
                : new LongRange(from.longValueExact(), to.longValueExact(), negated);
    }

    /** {@code value operator bound}, the bound in units of the column; it may lie between two units or out of range. */
    public static LongRange of(Operator operator, BigDecimal bound) {
        BigInteger down = bound.setScale(0, RoundingMode.FLOOR).unscaledValue();
        BigInteger up = bound.setScale(0, RoundingMode.CEILING).unscaledValue();
        BigInteger one = BigInteger.ONE;
        return switch (operator) {
            case EQUAL -> of(up, down, false);
            case NOT_EQUAL -> of(up, down, true);
            case LESS -> of(MIN, up.subtract(one), false);
            case LESS_OR_EQUAL -> of(MIN, down, false);
            case GREATER -> of(down.add(one), MAX, false);
            case GREATER_OR_EQUAL -> of(up, MAX, false);
            default -> throw new IllegalArgumentException(operator + " does not compare");
        };
    }

    /** {@code value [NOT] BETWEEN low AND high}, in units of the column. */
    public static LongRange between(BigDecimal low, BigDecimal high, Sense sense) {
        BigInteger from = low.setScale(0, RoundingMode.CEILING).unscaledValue();
        BigInteger to = high.setScale(0, RoundingMode.FLOOR).unscaledValue();
        return of(from, to, sense == Sense.NEGATED);
    }

    @Override
    public Column apply(Column[] arguments, Frame frame) {
        LongColumn column = (LongColumn) arguments[0];
        long[] values = column.values();
        int size = frame.size();
        boolean[] result = new boolean[size];
        long shift = Long.MIN_VALUE - low;
        for (int i = 0; i < size; i++) {
            result[i] = values[i] + shift <= span ^ negated;
        }
        return Truth.column(result, column.validity(), size);
    }
}
