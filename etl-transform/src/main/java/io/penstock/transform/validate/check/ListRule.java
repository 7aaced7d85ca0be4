package io.penstock.transform.validate.check;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import io.penstock.transform.internal.ByteSet;
import io.penstock.transform.internal.RowBits;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values in, or not in, a list.
 *
 * @param rule {@code in_list} or {@code not_in_list}
 * @param listed what a value has to be: in the list or out of it
 */
public record ListRule(String rule, String column, List<Object> values, Listed listed)
        implements ColumnCheck.ValueRule {
    /** On which side of the list a value passes. */
    public enum Listed {
        IN,
        OUT
    }

    /** Whether the value at a position is in the list. */
    @FunctionalInterface
    private interface Member {
        boolean contains(int i);
    }

    @Override
    public @Nullable String refusal(Type type) {
        return type == Type.TEXT || type == Type.BOOLEAN || Bounds.isOrdered(type)
                ? null
                : "TEXT, BOOLEAN, a number, date, time or timestamp";
    }

    @Override
    public Bound bind(Type type, Problems problems) {
        try {
            return ready(type);
        } catch (IllegalArgumentException | ArithmeticException e) {
            problems.add(
                    ValidationErrors.BAD_VALUE,
                    "rule " + rule + "(" + column + "): a value of the list is not a value of " + type
                            + ", the type of the column");
            return () -> (ignored, failed) -> {};
        }
    }

    private Bound ready(Type type) {
        if (type == Type.TEXT) {
            ByteSet texts = ByteSet.of(values.stream().map(Object::toString).toList());
            return () -> (column, failed) -> texts.test(column, failed, listed == Listed.OUT);
        } else if (type == Type.BOOLEAN) {
            boolean trueListed = values.stream().anyMatch(value -> bool(value));
            boolean falseListed = values.stream().anyMatch(value -> !bool(value));
            return () -> (column, failed) ->
                    test(column, failed, i -> ((BooleanColumn) column).get(i) ? trueListed : falseListed);
        } else if (type == Type.FLOAT64) {
            double[] sorted =
                    values.stream().mapToDouble(Bounds::toDouble).sorted().toArray();
            return () -> (column, failed) ->
                    test(column, failed, i -> Arrays.binarySearch(sorted, ((DoubleColumn) column).get(i)) >= 0);
        } else if (type instanceof DecimalType decimal && !decimal.isCompact()) {
            Set<BigInteger> all = new HashSet<>();
            values.forEach(value -> all.add(Bounds.toUnscaled(type, value, RoundingMode.UNNECESSARY)));
            return () ->
                    (column, failed) -> test(column, failed, i -> all.contains(((DecimalColumn) column).unscaled(i)));
        }
        long[] sorted = values.stream()
                .mapToLong(value -> Bounds.toLong(type, value, RoundingMode.UNNECESSARY))
                .sorted()
                .toArray();
        return () -> (column, failed) ->
                test(column, failed, i -> Arrays.binarySearch(sorted, ((LongColumn) column).get(i)) >= 0);
    }

    private static boolean bool(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new IllegalArgumentException("not a BOOLEAN");
    }

    private void test(Column column, long[] failed, Member member) {
        for (int i = 0; i < column.size(); i++) {
            if (!column.isNull(i) && member.contains(i) == (listed == Listed.OUT)) {
                RowBits.set(failed, i);
            }
        }
    }
}
