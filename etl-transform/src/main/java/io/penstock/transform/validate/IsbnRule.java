package io.penstock.transform.validate;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.validate.ColumnCheck.ValueRule;
import org.jspecify.annotations.Nullable;

/** ISBNs in {@code TEXT}, or in {@code INT64} where a reader took a column of digits for numbers. */
record IsbnRule(IsbnForm form) implements ValueRule {
    @Override
    public @Nullable String refusal(Type type) {
        return type == Type.TEXT || type == Type.INT64 ? null : "TEXT or INT64";
    }

    @Override
    public Bound bind(Type type, Problems problems) {
        IsbnForm wanted = form;
        return type == Type.TEXT
                ? () -> (values, failed) -> TextTests.isbn(values, failed, wanted)
                : () -> (values, failed) -> numbers(values, failed, wanted);
    }

    private static void numbers(Column column, long[] failed, IsbnForm form) {
        LongColumn numbers = (LongColumn) column;
        byte[] digits = new byte[20];
        for (int i = 0; i < numbers.size(); i++) {
            int at = digits.length;
            for (long left = numbers.get(i); left > 0; left /= 10) {
                digits[--at] = (byte) ('0' + left % 10);
            }
            if (!Isbn.isValid(digits, at, digits.length, form)
                    && numbers.validity().isValid(i)) {
                RowBits.set(failed, i);
            }
        }
    }
}
