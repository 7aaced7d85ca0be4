package io.penstock.extract.database.postgres;

import io.penstock.schema.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's numbers of any length: digits to the base of 10,000 ({@code numeric_send}). One thread. */
final class Numerics {
    /** What {@link #unscaled} gives for a number that is none of the type. */
    static final long NONE = Long.MIN_VALUE;

    private static final int NEGATIVE = 0x4000;
    private static final int NAN = 0xC000;
    private static final int INFINITE = 0xD000;
    private static final int NEGATIVE_INFINITE = 0xF000;
    private static final int BASE = 10_000;
    private static final int HEADER = 8;
    /** So many of their digits are a long, whatever they are. */
    private static final int FAST_DIGITS = 4;

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private final CopyRows rows;

    Numerics(CopyRows rows) {
        this.rows = rows;
    }

    /** A number as a compact decimal, or {@link #NONE}. */
    long unscaled(int at, DecimalType type) {
        int digits = rows.int16(at);
        int sign = rows.int16(at + 4) & 0xffff;
        if (digits <= FAST_DIGITS && (sign == 0 || sign == NEGATIVE)) {
            long value = 0;
            for (int i = 0; i < digits; i++) {
                value = value * BASE + rows.int16(at + HEADER + 2 * i);
            }
            int shift = 4 * (rows.int16(at + 2) - digits + 1) + type.scale();
            long limit = POWERS[type.precision()];
            if (value == 0) {
                return 0;
            } else if (shift >= 0 && shift < POWERS.length && value <= (limit - 1) / POWERS[shift]) {
                long scaled = value * POWERS[shift];
                return sign == 0 ? scaled : -scaled;
            } else if (shift < 0 && -shift < POWERS.length && value % POWERS[-shift] == 0) {
                long scaled = value / POWERS[-shift];
                return scaled >= limit ? NONE : sign == 0 ? scaled : -scaled;
            }
            return NONE;
        }
        BigInteger exact = exact(at, type);
        return exact == null ? NONE : exact.longValueExact();
    }

    /** A number as a decimal of any size; null when it is none of the type. */
    @Nullable
    BigInteger exact(int at, DecimalType type) {
        BigDecimal value = value(at);
        if (value == null) {
            return null;
        }
        BigDecimal bare = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (bare.scale() > type.scale() || bare.precision() - bare.scale() > type.precision() - type.scale()) {
            return null;
        }
        return bare.setScale(type.scale()).unscaledValue();
    }

    private @Nullable BigDecimal value(int at) {
        int sign = rows.int16(at + 4) & 0xffff;
        if (sign != 0 && sign != NEGATIVE) {
            return null;
        }
        int digits = rows.int16(at);
        BigInteger value = BigInteger.ZERO;
        BigInteger base = BigInteger.valueOf(BASE);
        for (int i = 0; i < digits; i++) {
            value = value.multiply(base).add(BigInteger.valueOf(rows.int16(at + HEADER + 2 * i)));
        }
        int scale = -4 * (rows.int16(at + 2) - digits + 1);
        int shown = rows.int16(at + 6);
        BigDecimal number = new BigDecimal(sign == NEGATIVE ? value.negate() : value, scale);
        return number.setScale(shown);
    }

    /** A number as the server writes it. */
    String text(int at) {
        int sign = rows.int16(at + 4) & 0xffff;
        return switch (sign) {
            case NAN -> "NaN";
            case INFINITE -> "Infinity";
            case NEGATIVE_INFINITE -> "-Infinity";
            default -> {
                BigDecimal value = value(at);
                yield value == null ? "" : value.toPlainString();
            }
        };
    }
}
