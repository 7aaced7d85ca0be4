package io.penstock.transform.parse;

import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.transform.internal.RowBits;
import java.nio.charset.StandardCharsets;

/**
 * {@code FLOAT64} from {@code [+-]digits[.digits][e[+-]digits]}. Up to 15 digits and a power of ten up to 22 are exact by one
 * division or multiplication (Clinger 1990, the fast path); the rest goes through {@link Double#parseDouble}. A number too large
 * for a double, {@code NaN} and {@code Infinity} are failures.
 */
record DoubleReader(NumberForm form) implements ColumnReader {
    private static final int LONGEST = 512;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    @Override
    public Column read(TextColumn column, long[] failed) {
        int size = column.size();
        double[] values = new double[size];
        byte[] scratch = new byte[LONGEST];
        for (int i = 0; i < size; i++) {
            if (column.isNull(i)) {
                continue;
            }
            double value;
            if (form.isPlain()) {
                value = number(column.bytes(), column.starts()[i], column.ends()[i]);
            } else {
                int length = form.plain(column.bytes(), column.starts()[i], column.ends()[i], scratch);
                value = length < 0 ? Double.NaN : number(scratch, 0, length);
            }
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                RowBits.set(failed, i);
            } else {
                values[i] = value;
            }
        }
        Validity validity = LongColumnReader.without(column.validity(), failed, size);
        return DoubleColumn.of(values, size, validity);
    }

    /** NaN when the text is not a number. */
    private static double number(byte[] bytes, int from, int to) {
        int i = from;
        boolean negative = false;
        if (i < to && (bytes[i] == '-' || bytes[i] == '+')) {
            negative = bytes[i++] == '-';
        }
        long mantissa = 0;
        int digits = 0;
        int significant = 0;
        int exponent = 0;
        boolean fraction = false;
        for (; i < to; i++) {
            byte b = bytes[i];
            if (b == '.' && !fraction) {
                fraction = true;
            } else if (Digits.isDigit(b)) {
                digits++;
                if (significant < 18) {
                    mantissa = mantissa * 10 + b - '0';
                }
                significant += mantissa == 0 ? 0 : 1;
                exponent -= fraction ? 1 : 0;
            } else {
                break;
            }
        }
        if (digits == 0 || (i < to && !isExponent(bytes, i, to))) {
            return Double.NaN;
        }
        if (i < to || significant > 15 || exponent < -22) {
            return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        }
        double value = mantissa / POWERS[-exponent];
        return negative ? -value : value;
    }

    private static boolean isExponent(byte[] bytes, int from, int to) {
        int i = from;
        if ((bytes[i++] | 0x20) != 'e') {
            return false;
        }
        if (i < to && (bytes[i] == '-' || bytes[i] == '+')) {
            i++;
        }
        int first = i;
        while (i < to && Digits.isDigit(bytes[i])) {
            i++;
        }
        return i == to && i > first;
    }
}
