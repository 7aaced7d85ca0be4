package io.penstock.extract.json.decode;

import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.NullTokens;
import io.penstock.extract.text.TextSlices;
import io.penstock.extract.text.TypeGuess;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.nio.charset.StandardCharsets;

/**
 * Guesses the type of one column from its values, only where nothing would be lost: whole numbers are INT64 or DECIMAL(38,0), decimals
 * DECIMAL with the widest scale seen, numbers with exponents FLOAT64 where 17 digits are enough, true and false BOOLEAN, strings DATE or
 * TIMESTAMP where all are ISO; everything else is TEXT. One thread.
 */
final class ColumnGuess {
    /** A double keeps this many digits of a decimal (IEEE 754). */
    private static final int DOUBLE_DIGITS = 17;

    private final TypeGuess strings;
    private int seen;
    private boolean exact = true;
    private boolean exponent;
    private boolean inRange = true;
    private boolean plainText;
    private boolean bigWhole;
    private int whole;
    private int scale;

    ColumnGuess(DateFormats dates) {
        this.strings = new TypeGuess(NullTokens.NONE, dates);
    }

    void observe(Cells cells, int column) {
        seen |= cells.seen[column];
        int kinds = seen & ~Cells.NULL;
        if (kinds == Cells.NUMBER) {
            for (int row = 0; row < cells.rows; row++) {
                if (cells.isValid(column, row)) {
                    number(cells.bytes, cells.starts[column][row], cells.ends[column][row]);
                }
            }
        } else if (kinds == Cells.STRING && !plainText) {
            strings.observe(new TextSlices(cells.bytes, cells.starts[column], cells.ends[column], cells.rows));
            for (int row = 0; row < cells.rows && !plainText; row++) {
                int from = cells.starts[column][row];
                int to = cells.ends[column][row];
                plainText = cells.isValid(column, row)
                        && (from == to || cells.bytes[from] <= ' ' || cells.bytes[to - 1] <= ' ');
            }
        }
    }

    private void number(byte[] b, int from, int to) {
        int p = b[from] == '-' ? from + 1 : from;
        int digits = p;
        while (p < to && b[p] >= '0' && b[p] <= '9') {
            p++;
        }
        int before = p - digits;
        whole = Math.max(whole, before);
        int decimals = 0;
        if (p < to && b[p] == '.') {
            int point = p++;
            while (p < to && b[p] >= '0' && b[p] <= '9') {
                p++;
            }
            decimals = p - point - 1;
            scale = Math.max(scale, decimals);
        } else if (p == to && before > 18) {
            bigWhole |= before > 19 || !isInt64(b, from, to);
        }
        exact &= before + decimals <= DOUBLE_DIGITS;
        if (p < to) {
            exponent = true;
            double value = Double.parseDouble(new String(b, from, to - from, StandardCharsets.ISO_8859_1));
            inRange &= !Double.isInfinite(value) && (value != 0 || isZero(b, digits, p));
        }
    }

    /** Whether there is no digit but zero, so that a zero is what was meant. */
    private static boolean isZero(byte[] b, int from, int to) {
        for (int p = from; p < to; p++) {
            if (b[p] > '0' && b[p] <= '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isInt64(byte[] b, int from, int to) {
        try {
            Long.parseLong(new String(b, from, to - from, StandardCharsets.ISO_8859_1));
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Whether there was no value but null. */
    boolean isEmpty() {
        return (seen & ~Cells.NULL) == 0;
    }

    Type type() {
        int kinds = seen & ~Cells.NULL;
        if (kinds == Cells.BOOLEAN) {
            return Type.BOOLEAN;
        } else if (kinds == Cells.NUMBER) {
            return numberType();
        } else if (kinds == Cells.STRING && !plainText) {
            Type guess = strings.type();
            return guess == Type.DATE || guess == Type.TIMESTAMP ? guess : Type.TEXT;
        }
        return Type.TEXT;
    }

    private Type numberType() {
        if (!exponent) {
            if (scale == 0 && !bigWhole) {
                return Type.INT64;
            } else if (whole + scale <= DecimalType.MAX_COMPACT_PRECISION) {
                return Type.decimal(DecimalType.MAX_COMPACT_PRECISION, scale);
            } else if (whole + scale <= DecimalType.MAX_PRECISION) {
                return Type.decimal(DecimalType.MAX_PRECISION, scale);
            }
        }
        return exact && inRange ? Type.FLOAT64 : Type.TEXT;
    }
}
