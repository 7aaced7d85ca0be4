package io.penstock.transform.validate.check;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import io.penstock.transform.validate.check.ColumnCheck.ValueRule;
import org.jspecify.annotations.Nullable;

/**
 * Numbers with a check digit in {@code TEXT}, or in {@code INT64} where a reader took a column of digits for numbers (then without
 * the zeros in front).
 *
 * @param texts judges texts
 */
public record DigitsRule(Bound texts) implements ValueRule {
    private static final int MOST_DIGITS = 19;

    @Override
    public @Nullable String refusal(Type type) {
        return type == Type.TEXT || type == Type.INT64 ? null : "TEXT or INT64";
    }

    @Override
    public Bound bind(Type type, Problems problems) {
        Bound judge = texts;
        if (type == Type.TEXT) {
            return judge;
        }
        return () -> {
            ColumnCheck.ValueTest test = judge.open();
            return (values, failed) -> test.test(written((LongColumn) values), failed);
        };
    }

    /** The digits of every number; of a negative one nothing, which no check takes. */
    private static Column written(LongColumn numbers) {
        int size = numbers.size();
        byte[] digits = new byte[size * MOST_DIGITS];
        int[] starts = new int[size];
        int[] ends = new int[size];
        for (int i = 0; i < size; i++) {
            int at = (i + 1) * MOST_DIGITS;
            ends[i] = at;
            for (long left = numbers.get(i); left > 0; left /= 10) {
                digits[--at] = (byte) ('0' + left % 10);
            }
            starts[i] = at;
        }
        Validity validity = numbers.validity();
        return TextColumn.of(digits, starts, ends, size, validity);
    }
}
