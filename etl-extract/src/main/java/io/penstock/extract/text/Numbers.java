package io.penstock.extract.text;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads numbers from ASCII bytes. Nothing is rounded except to the nearest double, nothing overflows silently. */
final class Numbers {
    /** What the 64-bit readers give for text that is no value; INT64 needs {@link #isLeastInt64} beside it. */
    static final long NONE = Long.MIN_VALUE;

    private static final double[] POWERS = new double[23];
    private static final long[] LONG_POWERS = new long[19];
    private static final byte[] LEAST = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
        long whole = 1;
        for (int i = 0; i < LONG_POWERS.length; i++) {
            LONG_POWERS[i] = whole;
            whole *= 10;
        }
    }

    private Numbers() {}

    static boolean isLeastInt64(byte[] b, int from, int to) {
        return Arrays.equals(b, from, to, LEAST, 0, LEAST.length);
    }

    /** An optional sign and digits; {@link #NONE} for anything else and for what does not fit 64 bits. */
    static long int64(byte[] b, int from, int to) {
        int i = from;
        boolean negative = false;
        if (i < to && (b[i] == '-' || b[i] == '+')) {
            negative = b[i++] == '-';
        }
        if (i == to) {
            return NONE;
        }
        while (to - i > 18 && b[i] == '0') {
            i++;
        }
        if (to - i > 19) {
            return NONE;
        }
        long value = 0;
        for (; i < to; i++) {
            int digit = b[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = value * 10 + digit;
        }
        // Nineteen digits overflow at most once, into the negative.
        return value < 0 ? NONE : negative ? -value : value;
    }

    /** Plain digits with at most one point, as an unscaled value; {@link #NONE} when it does not fit without rounding. */
    static long decimal(byte[] b, int from, int to, int precision, int scale) {
        int i = from;
        boolean negative = false;
        if (i < to && (b[i] == '-' || b[i] == '+')) {
            negative = b[i++] == '-';
        }
        long limit = LONG_POWERS[precision];
        long value = 0;
        int digits = 0;
        int point = -1;
        int decimals = 0;
        for (; i < to; i++) {
            int digit = b[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits++;
                if (point >= 0 && decimals == scale) {
                    if (digit != 0) {
                        return NONE;
                    }
                    continue;
                }
                value = value * 10 + digit;
                decimals += point >= 0 ? 1 : 0;
                if (value >= limit || value < 0) {
                    return NONE;
                }
            } else if (b[i] == '.' && point < 0) {
                point = i;
            } else {
                return NONE;
            }
        }
        if (digits == 0) {
            return NONE;
        }
        for (; decimals < scale; decimals++) {
            value *= 10;
            if (value >= limit || value < 0) {
                return NONE;
            }
        }
        return negative ? -value : value;
    }

    /** A decimal of any length, or null when the text is not plain digits with at most one point. */
    static @Nullable BigDecimal wideDecimal(byte[] b, int from, int to) {
        int digits = 0;
        boolean point = false;
        for (int i = from; i < to; i++) {
            byte c = b[i];
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && !point) {
                point = true;
            } else if (i != from || (c != '-' && c != '+')) {
                return null;
            }
        }
        return digits == 0 ? null : new BigDecimal(ascii(b, from, to));
    }

    /**
     * The double nearest to the number; {@link Double#NaN} with {@link #isNotANumber} false for text that is none. Exact by Clinger's
     * fast path (How to read floating point numbers accurately, 1990) when at most 2^53 and a power of ten up to 10^22 are
     * involved, by {@link Double#parseDouble} otherwise.
     */
    static double float64(byte[] b, int from, int to) {
        int i = from;
        boolean negative = false;
        if (i < to && (b[i] == '-' || b[i] == '+')) {
            negative = b[i++] == '-';
        }
        if (i < to && (b[i] == 'N' || b[i] == 'I')) {
            return word(b, i, to, negative);
        }
        long mantissa = 0;
        int digits = 0;
        int exponent = 0;
        boolean point = false;
        for (; i < to; i++) {
            int digit = b[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits++;
                mantissa = digits <= 18 ? mantissa * 10 + digit : mantissa;
                exponent -= point ? 1 : 0;
            } else if (b[i] == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        if (i < to) {
            int written = exponent(b, i, to);
            if (written == Integer.MIN_VALUE) {
                return Double.NaN;
            }
            exponent += written;
        }
        if (digits > 18 || mantissa > 1L << 53 || exponent < -22 || exponent > 22) {
            return Double.parseDouble(ascii(b, from, to));
        }
        double value = exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
        return negative ? -value : value;
    }

    /** Whether the text says that it is not a number, rather than being none. */
    static boolean isNotANumber(byte[] b, int from, int to) {
        return to - from == 3 && b[from] == 'N' && b[from + 1] == 'a' && b[from + 2] == 'N';
    }

    private static double word(byte[] b, int from, int to, boolean negative) {
        if (ascii(b, from, to).equals("Infinity")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.NaN;
    }

    private static int exponent(byte[] b, int from, int to) {
        int i = from;
        if (b[i] != 'e' && b[i] != 'E') {
            return Integer.MIN_VALUE;
        }
        i++;
        boolean negative = false;
        if (i < to && (b[i] == '-' || b[i] == '+')) {
            negative = b[i++] == '-';
        }
        if (i == to) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; i < to; i++) {
            int digit = b[i] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            value = Math.min(99_999, value * 10 + digit);
        }
        return negative ? -value : value;
    }

    private static String ascii(byte[] b, int from, int to) {
        return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
