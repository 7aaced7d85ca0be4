package io.penstock.load.csv;

import io.penstock.data.BinaryColumn;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.load.text.IsoTimes.Fraction;
import io.penstock.load.text.TextCells;
import io.penstock.schema.Type;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The cells of one column, a block of rows at a time: {@link #measure}, then {@link #write}. Every cell ends with the
 * separator that follows it. One thread.
 */
final class CellWriter {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private final CsvStyle style;
    private final byte quote;
    private final byte delimiter;
    private final byte[] nullCell;
    private final byte[] nullToken;
    private final byte[] separator;
    private final boolean numeric;
    private final boolean guarded;
    private final TextCells cells = new TextCells(Fraction.WHERE_NEEDED);

    /** Extra bytes of each cell over its slice; {@link #PLAIN} when it is copied as it is. */
    private int[] extra = new int[0];

    private byte[] bytes = new byte[0];
    private int[] starts = new int[0];
    private int[] ends = new int[0];
    private int shift;
    private Validity validity = Validity.NO_NULLS;
    private int validityFrom;

    private static final int PLAIN = 0;
    private static final byte WIDE_FIRST = (byte) 0xEF;

    /**
     * @param separator what follows the cell: the delimiter or the line ending
     * @param only whether this is the file's only column: a null is then quoted, because an empty line is no row
     */
    CellWriter(Type type, CsvStyle style, String separator, boolean only) {
        this.style = style;
        this.quote = (byte) style.quote();
        this.delimiter = (byte) style.delimiter();
        this.nullToken = style.nullToken().getBytes(StandardCharsets.UTF_8);
        this.nullCell = only && nullToken.length == 0 ? new byte[] {quote, quote} : nullToken;
        this.separator = separator.getBytes(StandardCharsets.US_ASCII);
        this.numeric = type.isNumeric();
        this.guarded = style.formulaGuard() == FormulaGuard.ESCAPE && (type == Type.TEXT || type.isNested());
    }

    /** Adds each cell's bytes to {@code lengths}. */
    void measure(Column column, int from, int count, int[] lengths) {
        take(column, from, count);
        if (extra.length < count) {
            extra = new int[count];
        }
        boolean nulls = validity.hasNulls();
        boolean always = style.quoting() == Quoting.ALL || (style.quoting() == Quoting.NON_NUMERIC && !numeric);
        for (int i = 0; i < count; i++) {
            int cell;
            if (nulls && validity.isNull(from + i)) {
                cell = nullCell.length;
            } else {
                int start = starts[shift + i];
                int end = ends[shift + i];
                int more = PLAIN;
                if (always || isNullToken(start, end) || (!numeric && isSpecial(start, end))) {
                    more = 2 + quotes(start, end);
                }
                if (guarded && isFormula(start, end)) {
                    more = more == PLAIN ? -1 : more + 1;
                }
                extra[i] = more;
                cell = end - start + Math.abs(more);
            }
            lengths[i] = Math.addExact(lengths[i], cell + separator.length);
        }
    }

    private void take(Column column, int from, int count) {
        validity = column.validity();
        validityFrom = from;
        shift = from;
        if (column instanceof TextColumn text) {
            bytes = text.bytes();
            starts = text.starts();
            ends = text.ends();
        } else if (column instanceof BinaryColumn binary) {
            base64(binary, from, count);
            shift = 0;
        } else {
            cells.format(column, from, count);
            bytes = cells.bytes();
            starts = cells.starts();
            ends = cells.ends();
            shift = 0;
        }
    }

    private void base64(BinaryColumn binary, int from, int count) {
        starts = new int[count];
        ends = new int[count];
        int total = 0;
        for (int i = 0; i < count; i++) {
            total = Math.addExact(total, (binary.length(from + i) + 2) / 3 * 4);
        }
        bytes = new byte[total];
        int at = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = at;
            if (binary.validity().isValid(from + i)) {
                byte[] value = Arrays.copyOfRange(binary.bytes(), binary.starts()[from + i], binary.ends()[from + i]);
                byte[] text = Base64.getEncoder().encode(value);
                System.arraycopy(text, 0, bytes, at, text.length);
                at += text.length;
            }
            ends[i] = at;
        }
    }

    private boolean isNullToken(int start, int end) {
        int length = nullToken.length;
        return end - start == length && (length == 0 || isToken(start, end));
    }

    private boolean isToken(int start, int end) {
        return Arrays.equals(bytes, start, end, nullToken, 0, nullToken.length);
    }

    private boolean isFormula(int start, int end) {
        if (start == end) {
            return false;
        }
        return switch (bytes[start]) {
            case '=', '+', '-', '@', '\t', '\r', '\n' -> true;
            case WIDE_FIRST -> end - start > 2 && isWide(bytes[start + 1], bytes[start + 2]);
            default -> false;
        };
    }

    /** Whether the two bytes behind {@code EF} make a full-width {@code = + - @}, which some spreadsheets run too. */
    private static boolean isWide(byte second, byte third) {
        return second == (byte) 0xBC
                && (third == (byte) 0x9D || third == (byte) 0x8B || third == (byte) 0x8D || third == (byte) 0xA0);
    }

    /** Whether a delimiter, quote or line break is among the bytes; eight at a time where the array goes on. */
    private boolean isSpecial(int start, int end) {
        byte[] source = bytes;
        int at = start;
        long delimiters = delimiter * ONES;
        long quotes = quote * ONES;
        for (; at + 8 <= end; at += 8) {
            if (anySpecial((long) WORD.get(source, at), delimiters, quotes) != 0) {
                return true;
            }
        }
        if (at < end && at + 8 <= source.length) {
            // The bytes behind the end become zeros, which are nothing special.
            long word = (long) WORD.get(source, at) & (-1L >>> (8 * (8 - (end - at))));
            return anySpecial(word, delimiters, quotes) != 0;
        }
        for (; at < end; at++) {
            byte b = source[at];
            if (b == delimiter || b == quote || b == '\n' || b == '\r') {
                return true;
            }
        }
        return false;
    }

    private static long anySpecial(long word, long delimiters, long quotes) {
        return (zeros(word ^ delimiters) | zeros(word ^ quotes) | zeros(word ^ '\n' * ONES) | zeros(word ^ '\r' * ONES))
                & HIGHS;
    }

    /** High bit set in some byte exactly when a byte is zero (Warren, Hacker's Delight, 6-1). */
    private static long zeros(long word) {
        return (word - ONES) & ~word;
    }

    private int quotes(int start, int end) {
        int found = 0;
        for (int at = start; at < end; at++) {
            if (bytes[at] == quote) {
                found++;
            }
        }
        return found;
    }

    /**
     * Writes the measured block's cells and moves {@code at} behind each.
     *
     * @param rowEnds end of each row in {@code out}; nothing is written past it
     */
    void write(int count, byte[] out, int[] at, int[] rowEnds) {
        boolean nulls = validity.hasNulls();
        int safe = bytes.length - 8;
        byte first = separator[0];
        for (int i = 0; i < count; i++) {
            int to = at[i];
            if (nulls && validity.isNull(validityFrom + i)) {
                System.arraycopy(nullCell, 0, out, to, nullCell.length);
                to += nullCell.length;
            } else {
                int start = starts[shift + i];
                int end = ends[shift + i];
                int length = end - start;
                if (extra[i] != PLAIN) {
                    to = special(start, end, extra[i], out, to);
                } else {
                    int padded = (length + 7) & ~7;
                    if (length <= 64 && to + padded <= rowEnds[i] && start + padded - 8 <= safe) {
                        for (int k = 0; k < length; k += 8) {
                            WORD.set(out, to + k, (long) WORD.get(bytes, start + k));
                        }
                    } else {
                        System.arraycopy(bytes, start, out, to, length);
                    }
                    to += length;
                }
            }
            out[to++] = first;
            for (int k = 1; k < separator.length; k++) {
                out[to++] = separator[k];
            }
            at[i] = to;
        }
    }

    private int special(int start, int end, int more, byte[] out, int from) {
        int to = from;
        boolean guard = guarded && isFormula(start, end);
        boolean quoted = more > 0;
        if (quoted) {
            out[to++] = quote;
        }
        if (guard) {
            out[to++] = '\'';
        }
        for (int at = start; at < end; at++) {
            byte b = bytes[at];
            if (b == quote && quoted) {
                out[to++] = quote;
            }
            out[to++] = b;
        }
        if (quoted) {
            out[to++] = quote;
        }
        return to;
    }
}
