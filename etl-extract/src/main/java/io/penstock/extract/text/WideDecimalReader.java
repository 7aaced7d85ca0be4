package io.penstock.extract.text;

import io.penstock.data.DecimalColumn;
import io.penstock.schema.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** DECIMAL of 19 to 38 digits. */
record WideDecimalReader(DecimalType type, NullTokens nulls) implements ColumnReader {
    @Override
    @SuppressWarnings("NullAway") // does not see in another module's class file that elements may be null
    public DecimalColumn read(TextSlices texts, int column, Misfits misfits) {
        int size = texts.size();
        byte[] b = texts.bytes();
        @Nullable BigInteger[] values = new BigInteger[size];
        for (int i = 0; i < size; i++) {
            int from = Spaces.skip(b, texts.starts()[i], texts.ends()[i]);
            int to = Spaces.cut(b, from, texts.ends()[i]);
            if (from == to || nulls.matches(b, from, to)) {
                continue;
            }
            BigInteger value = unscaled(Numbers.wideDecimal(b, from, to));
            if (value == null) {
                misfits.add(i, column);
            }
            values[i] = value;
        }
        return DecimalColumn.of(type, values, size);
    }

    private @Nullable BigInteger unscaled(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal exact = value.scale() <= type.scale() ? value.setScale(type.scale()) : value.stripTrailingZeros();
        if (exact.scale() > type.scale()) {
            return null;
        }
        BigDecimal scaled = exact.setScale(type.scale());
        return scaled.precision() > type.precision() ? null : scaled.unscaledValue();
    }
}
