package io.penstock.extract.text;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;

/**
 * Guesses the type of one column from its texts, only where all of them agree and nothing would be lost: digits with a leading zero or
 * a plus stay TEXT, so do day/month dates unless formats are given, and {@code 0/1} is no BOOLEAN. Not thread-safe.
 */
public final class TypeGuess {

    private static final int WHOLE = 1;
    private static final int PLAIN_DECIMAL = 2;
    private static final int EXPONENT = 4;
    private static final int BOOLEAN = 8;
    private static final int DATE = 16;
    private static final int TIMESTAMP = 32;
    private static final int OTHER = 64;

    private final NullTokens nulls;
    private final DateFormats dates;
    /** The kinds of text seen so far, one bit each. */
    private int seen;

    private int wholeDigits;
    private int scale;

    public TypeGuess(NullTokens nulls, DateFormats dates) {
        this.nulls = nulls;
        this.dates = dates;
    }

    /** Takes more texts of the column into account. */
    public void observe(TextSlices texts) {
        byte[] b = texts.bytes();
        for (int i = 0; i < texts.size() && (seen & OTHER) == 0; i++) {
            int from = Spaces.skip(b, texts.starts()[i], texts.ends()[i]);
            int to = Spaces.cut(b, from, texts.ends()[i]);
            if (from < to && !nulls.matches(b, from, to)) {
                seen |= kind(b, from, to);
            }
        }
    }

    /** The type that fits every text so far; TEXT when there was none. */
    public Type type() {
        if (seen == 0 || (seen & OTHER) != 0) {
            return Type.TEXT;
        } else if (only(WHOLE)) {
            return Type.INT64;
        } else if (only(WHOLE | PLAIN_DECIMAL)) {
            return wholeDigits + scale <= DecimalType.MAX_COMPACT_PRECISION
                    ? Type.decimal(DecimalType.MAX_COMPACT_PRECISION, scale)
                    : Type.FLOAT64;
        } else if (only(WHOLE | PLAIN_DECIMAL | EXPONENT)) {
            return Type.FLOAT64;
        } else if (only(BOOLEAN)) {
            return Type.BOOLEAN;
        } else if (only(DATE)) {
            return Type.DATE;
        }
        return only(TIMESTAMP) ? Type.TIMESTAMP : Type.TEXT;
    }

    private boolean only(int kinds) {
        return (seen & ~kinds) == 0;
    }

    private int kind(byte[] b, int from, int to) {
        if (dates.date(b, from, to) != Numbers.NONE) {
            return DATE;
        } else if (IsoTimes.timestamp(b, from, to) != Numbers.NONE) {
            return TIMESTAMP;
        } else if (BooleanReader.isWord(b, from, to)) {
            return BOOLEAN;
        }
        return number(b, from, to);
    }

    private int number(byte[] b, int from, int to) {
        int digits = b[from] == '-' ? from + 1 : from;
        int end = digits;
        while (end < to && b[end] >= '0' && b[end] <= '9') {
            end++;
        }
        int whole = end - digits;
        if (whole == 0 || (whole > 1 && b[digits] == '0')) {
            return OTHER;
        }
        if (end == to) {
            boolean fits = Numbers.int64(b, from, to) != Numbers.NONE || Numbers.isLeastInt64(b, from, to);
            wholeDigits = Math.max(wholeDigits, whole);
            return fits ? WHOLE : OTHER;
        }
        int decimals = b[end] == '.' ? end + 1 : end;
        int last = decimals;
        while (last < to && b[last] >= '0' && b[last] <= '9') {
            last++;
        }
        if (last == to && last > decimals) {
            wholeDigits = Math.max(wholeDigits, whole);
            scale = Math.max(scale, last - decimals);
            return PLAIN_DECIMAL;
        }
        double value = last < to && (b[last] == 'e' || b[last] == 'E') ? Numbers.float64(b, from, to) : Double.NaN;
        return Double.isFinite(value) ? EXPONENT : OTHER;
    }
}
