package io.penstock.transform.parse;

import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.TextColumn;
import io.penstock.schema.DecimalType;
import io.penstock.transform.internal.RowBits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decimals of 19 to 38 digits, through {@link BigDecimal}; the same forms as {@link FixedPointReader}. */
record WideDecimalReader(DecimalType type, NumberForm form) implements ColumnReader {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");
    private static final int LONGEST = 128;

    /** javac 17 drops the nullness of array elements from class files, hence the suppression. */
    @Override
    @SuppressWarnings("NullAway")
    public Column read(TextColumn column, long[] failed) {
        @Nullable BigInteger[] values = new BigInteger[column.size()];
        byte[] scratch = new byte[LONGEST];
        for (int i = 0; i < values.length; i++) {
            if (!column.isNull(i)) {
                int length = form.plain(column.bytes(), column.starts()[i], column.ends()[i], scratch);
                values[i] = length < 0 ? null : unscaled(new String(scratch, 0, length, StandardCharsets.UTF_8));
                if (values[i] == null) {
                    RowBits.set(failed, i);
                }
            }
        }
        return DecimalColumn.of(type, values, values.length);
    }

    private @Nullable BigInteger unscaled(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        if (number.signum() == 0) {
            return BigInteger.ZERO;
        }
        if (number.scale() > type.scale() || number.precision() - number.scale() > type.precision() - type.scale()) {
            return null;
        }
        return number.setScale(type.scale()).unscaledValue();
    }
}
