package io.penstock.load.database.postgres;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/**
 * Decimal numbers as PostgreSQL's {@code numeric_recv} reads them: the number of digits to the base of 10,000, the first
 * digit's weight, the sign, the decimal places, the digits; numbers of 16 bits each, the highest byte first.
 */
final class BinaryNumerics {
    /** Most bytes that a number takes. */
    static final int MAX_BYTES = 8 + 2 * 20;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final int BASE = 10_000;
    private static final int BASE_DIGITS = 4;
    private static final short NEGATIVE = 0x4000;
    private static final int HEADER = 8;
    private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);
    private static final long[] POWERS = {1, 10, 100, 1_000};

    private BinaryNumerics() {}

    /** Writes {@code unscaled / 10^scale} and returns where it ends. */
    static int write(long unscaled, int scale, byte[] out, int at) {
        int shift = shift(scale);
        int fraction = (scale + shift) / BASE_DIGITS;
        long rest = Math.abs(unscaled);
        // Long.MIN_VALUE has no absolute value: the digits of negative remainders are turned round one by one.
        int digits = Math.max(digits(rest, shift), fraction);
        head(out, at, digits, fraction, unscaled < 0, scale);
        int end = at + HEADER + 2 * digits;
        int next = end;
        if (shift > 0) {
            long part = POWERS[BASE_DIGITS - shift];
            next -= 2;
            SHORT.set(out, next, (short) (Math.abs(rest % part) * POWERS[shift]));
            rest = Math.abs(rest / part);
        }
        while (next > at + HEADER) {
            next -= 2;
            SHORT.set(out, next, (short) Math.abs(rest % BASE));
            rest = Math.abs(rest / BASE);
        }
        return end;
    }

    /** The same for numbers of up to 38 digits. */
    static int write(BigInteger unscaled, int scale, byte[] out, int at) {
        int shift = shift(scale);
        int fraction = (scale + shift) / BASE_DIGITS;
        BigInteger rest = unscaled.abs().multiply(BigInteger.valueOf(POWERS[shift]));
        int digits = fraction;
        for (BigInteger left = rest.divide(BIG_BASE.pow(fraction)); left.signum() > 0; left = left.divide(BIG_BASE)) {
            digits++;
        }
        head(out, at, digits, fraction, unscaled.signum() < 0, scale);
        int end = at + HEADER + 2 * digits;
        for (int next = end - 2; next >= at + HEADER; next -= 2) {
            BigInteger[] parts = rest.divideAndRemainder(BIG_BASE);
            SHORT.set(out, next, parts[1].shortValue());
            rest = parts[0];
        }
        return end;
    }

    /** Decimal places that are missing to whole digits of the base. */
    private static int shift(int scale) {
        return -scale & (BASE_DIGITS - 1);
    }

    private static int digits(long absolute, int shift) {
        int digits = 0;
        long rest = absolute;
        if (shift > 0 && rest != 0) {
            digits++;
            rest = Math.abs(rest / POWERS[BASE_DIGITS - shift]);
        }
        while (rest != 0) {
            digits++;
            rest = Math.abs(rest / BASE);
        }
        return digits;
    }

    private static void head(byte[] out, int at, int digits, int fraction, boolean negative, int scale) {
        SHORT.set(out, at, (short) digits);
        SHORT.set(out, at + 2, (short) (digits - fraction - 1));
        SHORT.set(out, at + 4, negative ? NEGATIVE : 0);
        SHORT.set(out, at + 6, (short) scale);
    }
}
