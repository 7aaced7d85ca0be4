package io.penstock.extract.text;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;

/**
 * Guesses the type of one column from its texts, only where all of them agree and nothing would be lost: digits with a leading zero or
 * a plus stay TEXT, so do day/month dates unless formats are given, and {@code 0/1} is no BOOLEAN. Not thread-safe.
 */
public final class TypeGuess {
    private enum Kind {
        WHOLE,
        PLAIN_DECIMAL,
        EXPONENT,
        BOOLEAN,
        DATE,
        TIMESTAMP,
        OTHER
    }

    private final NullTokens nulls;
    private final DateFormats dates;
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
        for (int i = 0; i < texts.size() && !has(Kind.OTHER); i++) {
            int from = Spaces.skip(b, texts.starts()[i], texts.ends()[i]);
            int to = Spaces.cut(b, from, texts.ends()[i]);
            if (from < to && !nulls.matches(b, from, to)) {
                seen |= 1 << kind(b, from, to).ordinal();
            }
        }
    }

    /** The type that fits every text so far; TEXT when there was none. */
    public Type type() {
        if (seen == 0 || has(Kind.OTHER)) {
            return Type.TEXT;
        } else if (only(Kind.WHOLE)) {
            return Type.INT64;
        } else if (only(Kind.WHOLE, Kind.PLAIN_DECIMAL)) {
            return wholeDigits + scale <= DecimalType.MAX_COMPACT_PRECISION
                    ? Type.decimal(DecimalType.MAX_COMPACT_PRECISION, scale)
                    : Type.FLOAT64;
        } else if (only(Kind.WHOLE, Kind.PLAIN_DECIMAL, Kind.EXPONENT)) {
            return Type.FLOAT64;
        } else if (only(Kind.BOOLEAN)) {
            return Type.BOOLEAN;
        } else if (only(Kind.DATE)) {
            return Type.DATE;
        }
        return only(Kind.TIMESTAMP) ? Type.TIMESTAMP : Type.TEXT;
    }

    private boolean has(Kind kind) {
        return (seen >>> kind.ordinal() & 1) != 0;
    }

    private boolean only(Kind... kinds) {
        int allowed = 0;
        for (Kind kind : kinds) {
            allowed |= 1 << kind.ordinal();
        }
        return (seen & ~allowed) == 0;
    }

    private Kind kind(byte[] b, int from, int to) {
        if (dates.date(b, from, to) != Numbers.NONE) {
            return Kind.DATE;
        } else if (IsoTimes.timestamp(b, from, to) != Numbers.NONE) {
            return Kind.TIMESTAMP;
        } else if (BooleanReader.isWord(b, from, to)) {
            return Kind.BOOLEAN;
        }
        return number(b, from, to);
    }

    private Kind number(byte[] b, int from, int to) {
        int digits = b[from] == '-' ? from + 1 : from;
        int end = digits;
        while (end < to && b[end] >= '0' && b[end] <= '9') {
            end++;
        }
        int whole = end - digits;
        if (whole == 0 || (whole > 1 && b[digits] == '0')) {
            return Kind.OTHER;
        }
        if (end == to) {
            boolean fits = Numbers.int64(b, from, to) != Numbers.NONE || Numbers.isLeastInt64(b, from, to);
            wholeDigits = Math.max(wholeDigits, whole);
            return fits ? Kind.WHOLE : Kind.OTHER;
        }
        int decimals = b[end] == '.' ? end + 1 : end;
        int last = decimals;
        while (last < to && b[last] >= '0' && b[last] <= '9') {
            last++;
        }
        if (last == to && last > decimals) {
            wholeDigits = Math.max(wholeDigits, whole);
            scale = Math.max(scale, last - decimals);
            return Kind.PLAIN_DECIMAL;
        }
        double value = last < to && (b[last] == 'e' || b[last] == 'E') ? Numbers.float64(b, from, to) : Double.NaN;
        return Double.isFinite(value) ? Kind.EXPONENT : Kind.OTHER;
    }
}
