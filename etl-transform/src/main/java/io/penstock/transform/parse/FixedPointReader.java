package io.penstock.transform.parse;

import io.penstock.data.TextColumn;

/**
 * Whole numbers and decimals of up to 18 digits as unscaled longs: {@code [+-]digits[.digits]}. Digits past the scale must be
 * zeros, nothing is rounded; more digits than the precision (64 bits for whole numbers) is a failure.
 */
final class FixedPointReader implements LongReader {
    private static final int LONGEST = 64;
    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int p = 1; p < POWERS.length; p++) {
            POWERS[p] = POWERS[p - 1] * 10;
        }
    }

    private final int scale;
    private final long most;
    private final boolean isWhole;
    private final NumberForm form;
    private final byte[] scratch = new byte[LONGEST];

    private FixedPointReader(int scale, long most, boolean isWhole, NumberForm form) {
        this.scale = scale;
        this.most = most;
        this.isWhole = isWhole;
        this.form = form;
    }

    static FixedPointReader integers(NumberForm form) {
        return new FixedPointReader(0, Long.MAX_VALUE, true, form);
    }

    static FixedPointReader decimals(int precision, int scale, NumberForm form) {
        return new FixedPointReader(scale, POWERS[precision] - 1, false, form);
    }

    @Override
    public void read(TextColumn column, long[] values, long[] open) {
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        for (int w = 0; w < open.length; w++) {
            for (long rest = open[w]; rest != 0; rest &= rest - 1) {
                int i = (w << 6) + Long.numberOfTrailingZeros(rest);
                boolean read;
                if (form.isPlain()) {
                    read = number(bytes, starts[i], ends[i], values, i);
                } else {
                    int length = form.plain(bytes, starts[i], ends[i], scratch);
                    read = length >= 0 && number(scratch, 0, length, values, i);
                }
                if (read) {
                    open[w] &= ~(rest & -rest);
                }
            }
        }
    }

    private boolean number(byte[] bytes, int from, int to, long[] values, int row) {
        int i = from;
        boolean negative = false;
        if (i < to && (bytes[i] == '-' || bytes[i] == '+')) {
            negative = bytes[i++] == '-';
        }
        int firstDigit = i;
        long number = 0; // negative of the magnitude: Long.MIN_VALUE is one further from zero
        for (; i < to && Digits.isDigit(bytes[i]); i++) {
            int digit = bytes[i] - '0';
            if (number < Long.MIN_VALUE / 10 || number * 10 < Long.MIN_VALUE + digit) {
                return false;
            }
            number = number * 10 - digit;
        }
        int digits = i - firstDigit;
        int fraction = 0;
        if (i < to && bytes[i] == '.' && !isWhole) {
            for (i++; i < to && Digits.isDigit(bytes[i]); i++, digits++) {
                int digit = bytes[i] - '0';
                if (fraction == scale) {
                    if (digit != 0) {
                        return false;
                    }
                } else if (number < -(most / 10)) {
                    return false;
                } else {
                    number = number * 10 - digit;
                    fraction++;
                }
            }
        }
        if (i != to || digits == 0) {
            return false;
        }
        if (fraction < scale) {
            long power = POWERS[scale - fraction];
            if (number < -most / power) {
                return false;
            }
            number *= power;
        }
        if (isWhole ? !negative && number == Long.MIN_VALUE : number < -most) {
            return false;
        }
        values[row] = negative ? number : -number;
        return true;
    }
}
