package io.penstock.load.text;

import java.nio.charset.StandardCharsets;

/**
 * Numbers as ASCII digits, written into a byte array. Every method returns the position after the last byte; the caller
 * provides at least {@value #MAX_LENGTH} free bytes.
 */
public final class AsciiNumbers {
    /** No number is longer. */
    public static final int MAX_LENGTH = 48;

    private static final byte[] LEAST = "-9223372036854775808".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PAIRS = new byte[200];
    private static final long[] POWERS = new long[19];

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private AsciiNumbers() {}

    /** Ten to the power of {@code exponent}, 0 to 18. */
    public static long power(int exponent) {
        return POWERS[exponent];
    }

    public static int integer(long value, byte[] out, int at) {
        if (value == Long.MIN_VALUE) {
            System.arraycopy(LEAST, 0, out, at, LEAST.length);
            return at + LEAST.length;
        }
        int to = at;
        long rest = value;
        if (rest < 0) {
            out[to++] = '-';
            rest = -rest;
        }
        return digits(rest, length(rest), out, to);
    }

    /** {@code unscaled / 10^scale} with exactly {@code scale} digits after the point. */
    public static int decimal(long unscaled, int scale, byte[] out, int at) {
        if (scale == 0) {
            return integer(unscaled, out, at);
        }
        int to = at;
        if (unscaled < 0) {
            out[to++] = '-';
        }
        // The magnitude of Long.MIN_VALUE has 19 digits, one more than a compact decimal can have.
        long magnitude = Math.abs(unscaled);
        long power = POWERS[scale];
        long whole = magnitude / power;
        to = digits(whole, length(whole), out, to);
        out[to++] = '.';
        return digits(magnitude - whole * power, scale, out, to);
    }

    /**
     * The shortest text that reads back as the same double, at least one digit after the point; numbers of at most 15
     * digits, four of them after the point, take no object.
     */
    public static int real(double value, byte[] out, int at) {
        long power = 1;
        for (int scale = 0; scale <= 4; scale++, power *= 10) {
            double scaled = value * power;
            long unscaled = (long) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
            double off = scaled - unscaled;
            if (off < 1e-4
                    && off > -1e-4
                    && Math.abs(unscaled) < 1_000_000_000_000_000L
                    && (double) unscaled / power == value) {
                if (unscaled == 0) {
                    break;
                }
                return scale == 0 ? decimal(unscaled * 10, 1, out, at) : decimal(unscaled, scale, out, at);
            }
        }
        byte[] text = Double.toString(value).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(text, 0, out, at, text.length);
        return at + text.length;
    }

    /** {@code value}, not negative, as exactly {@code count} digits, zeros in front. */
    static int digits(long value, int count, byte[] out, int at) {
        long rest = value;
        int to = at + count;
        int left = count;
        while (left >= 2) {
            long quotient = rest / 100;
            int pair = (int) (rest - quotient * 100) * 2;
            out[--to] = PAIRS[pair + 1];
            out[--to] = PAIRS[pair];
            rest = quotient;
            left -= 2;
        }
        if (left == 1) {
            out[--to] = (byte) ('0' + rest % 10);
        }
        return at + count;
    }

    private static int length(long value) {
        int length = 1;
        while (length < 19 && value >= POWERS[length]) {
            length++;
        }
        return length;
    }
}
