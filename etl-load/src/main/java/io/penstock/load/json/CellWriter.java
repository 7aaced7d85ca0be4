package io.penstock.load.json;

import io.penstock.data.BinaryColumn;
import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.text.IsoTimes.Fraction;
import io.penstock.load.text.TextCells;
import io.penstock.schema.Field;
import io.penstock.schema.Type;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** The members of one column, a block of rows at a time: {@link #measure}, then {@link #write}. One thread. */
final class CellWriter {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] HEX = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    /** What {@link #extra} says of a null. */
    private static final int IS_NULL = -1;

    private final Field field;
    private final JsonStyle style;
    private final boolean quoted;
    private final boolean text;
    private final boolean omit;
    private final TextCells cells = new TextCells(Fraction.WHERE_NEEDED);
    private final NestedText nested;

    /** Bytes of each value over its slice: quotes and escapes. */
    private final int[] extra = new int[RowWriter.BLOCK];

    private byte[] bytes = new byte[0];
    private int[] starts = new int[0];
    private int[] ends = new int[0];
    private int shift;

    CellWriter(Field field, JsonStyle style) {
        this.field = field;
        this.style = style;
        Type type = field.type();
        this.text = type == Type.TEXT;
        this.quoted = text || !(type.isNumeric() || type.isNested() || type == Type.BOOLEAN);
        this.omit = style.nulls() == Nulls.OMIT;
        this.nested = new NestedText(field.name(), style.nonFinite());
    }

    /** Adds each member's bytes to {@code lengths}; {@code comma} says whether one has to stand in front, and is then set. */
    void measure(Column column, int from, int count, int key, int[] lengths, boolean[] comma, long rowsBefore) {
        take(column, from, count, rowsBefore);
        Validity validity = column.validity();
        boolean nulls = validity.hasNulls();
        double[] numbers = column instanceof DoubleColumn doubles ? doubles.values() : new double[0];
        for (int i = 0; i < count; i++) {
            int length;
            if (nulls && validity.isNull(from + i)) {
                extra[i] = IS_NULL;
                length = NULL.length;
            } else {
                int start = starts[shift + i];
                int end = ends[shift + i];
                int more = quoted ? 2 : 0;
                if (text) {
                    more += escapes(bytes, start, end);
                } else if (numbers.length > 0 && !Double.isFinite(numbers[from + i])) {
                    more = notFinite(rowsBefore + from + i);
                }
                extra[i] = more;
                length = more == IS_NULL ? NULL.length : end - start + more;
            }
            if (extra[i] != IS_NULL || !omit) {
                lengths[i] = Math.addExact(lengths[i], length + key + (comma[i] ? 1 : 0));
                comma[i] = true;
            }
        }
    }

    private int notFinite(long row) {
        return switch (style.nonFinite()) {
            case TEXT -> 2;
            case NULL -> IS_NULL;
            case FAIL -> throw notFinite(field.name(), row);
        };
    }

    static LoadException notFinite(String column, long row) {
        return new LoadException(Problem.of(
                        JsonErrors.NOT_FINITE,
                        String.format(
                                Locale.ROOT, "row %,d has NaN or an infinity, which JSON has no number for", row + 1))
                .at("column '" + column + "'")
                .next("Set non_finite to text or null, or filter such rows."));
    }

    private void take(Column column, int from, int count, long rowsBefore) {
        shift = 0;
        if (column instanceof TextColumn slices) {
            shift = from;
            bytes = slices.bytes();
            starts = slices.starts();
            ends = slices.ends();
        } else if (column instanceof BinaryColumn binary) {
            base64(binary, from, count);
        } else if (column.type().isNested()) {
            nested.format(column, from, count, rowsBefore);
            bytes = nested.bytes();
            starts = nested.starts();
            ends = nested.ends();
        } else {
            cells.format(column, from, count);
            bytes = cells.bytes();
            starts = cells.starts();
            ends = cells.ends();
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
                byte[] encoded = Base64.getEncoder().encode(value);
                System.arraycopy(encoded, 0, bytes, at, encoded.length);
                at += encoded.length;
            }
            ends[i] = at;
        }
    }

    /** Bytes that escapes add; eight bytes at a time while none needs one (Warren, Hacker's Delight, 6-1). */
    private static int escapes(byte[] b, int start, int end) {
        int at = start;
        for (; at + 8 <= end; at += 8) {
            long word = (long) WORD.get(b, at);
            long quote = word ^ '"' * ONES;
            long backslash = word ^ '\\' * ONES;
            if (((((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((word - ' ' * ONES) & ~word))
                            & HIGHS)
                    != 0) {
                break;
            }
        }
        int more = 0;
        for (; at < end; at++) {
            byte c = b[at];
            if (c == '"' || c == '\\') {
                more++;
            } else if (c >= 0 && c < ' ') {
                more += letter(c) == 0 ? 5 : 1;
            }
        }
        return more;
    }

    private static byte letter(byte c) {
        return switch (c) {
            case '\b' -> 'b';
            case '\f' -> 'f';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
        };
    }

    /**
     * Writes the measured block's members and moves {@code at} behind each.
     *
     * @param rowEnds end of each row in {@code out}; nothing is written past it
     */
    void write(int count, byte[] key, byte[] out, int[] at, int[] rowEnds, boolean[] comma) {
        int safe = bytes.length - 8;
        for (int i = 0; i < count; i++) {
            int more = extra[i];
            if (more == IS_NULL && omit) {
                continue;
            }
            int to = at[i];
            if (comma[i]) {
                out[to++] = ',';
            }
            comma[i] = true;
            System.arraycopy(key, 0, out, to, key.length);
            to += key.length;
            if (more == IS_NULL) {
                System.arraycopy(NULL, 0, out, to, NULL.length);
                at[i] = to + NULL.length;
                continue;
            }
            int start = starts[shift + i];
            int end = ends[shift + i];
            boolean quotes = more > 0;
            if (quotes) {
                out[to++] = '"';
            }
            if (more > 2) {
                to = escaped(start, end, out, to);
            } else {
                to = copy(start, end - start, safe, out, to, rowEnds[i]);
            }
            if (quotes) {
                out[to++] = '"';
            }
            at[i] = to;
        }
    }

    /** Copies short slices by words, which may write behind them inside the row: what follows is written later. */
    private int copy(int start, int length, int safe, byte[] out, int to, int rowEnd) {
        int padded = (length + 7) & ~7;
        if (length <= 64 && to + padded + 8 <= rowEnd && start + padded - 8 <= safe) {
            for (int k = 0; k < length; k += 8) {
                WORD.set(out, to + k, (long) WORD.get(bytes, start + k));
            }
        } else {
            System.arraycopy(bytes, start, out, to, length);
        }
        return to + length;
    }

    private int escaped(int start, int end, byte[] out, int from) {
        int to = from;
        for (int p = start; p < end; p++) {
            byte c = bytes[p];
            if (c == '"' || c == '\\') {
                out[to++] = '\\';
                out[to++] = c;
            } else if (c < 0 || c >= ' ') {
                out[to++] = c;
            } else if (letter(c) != 0) {
                out[to++] = '\\';
                out[to++] = letter(c);
            } else {
                out[to++] = '\\';
                out[to++] = 'u';
                out[to++] = '0';
                out[to++] = '0';
                out[to++] = HEX[c >> 4];
                out[to++] = HEX[c & 15];
            }
        }
        return to;
    }
}
