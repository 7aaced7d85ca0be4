package io.penstock.load.text;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.ListColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.StructColumn;
import io.penstock.load.text.IsoTimes.Fraction;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The values of a piece of a column as UTF-8 slices of one reused buffer; for every type but TEXT and BINARY, which are
 * slices already. Null positions are empty slices. One object per column and thread; each {@link #format} overwrites the
 * last.
 */
public final class TextCells {
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private final Fraction fraction;
    private final IsoTimes times = new IsoTimes();
    private byte[] bytes = new byte[0];
    private int[] starts = new int[0];
    private int[] ends = new int[0];

    public TextCells(Fraction fraction) {
        this.fraction = fraction;
    }

    /** The buffer all slices point into; another array after {@link #format}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Start of the slice of position {@code from + i}. */
    public int[] starts() {
        return starts;
    }

    /** End of the slice of position {@code from + i}. */
    public int[] ends() {
        return ends;
    }

    /** Formats the positions {@code from} to {@code from + count - 1}. */
    public void format(Column column, int from, int count) {
        if (starts.length < count) {
            starts = new int[count];
            ends = new int[count];
        }
        long most = (long) count * Math.max(IsoTimes.MAX_LENGTH, AsciiNumbers.MAX_LENGTH);
        if (bytes.length < most) {
            bytes = new byte[Math.toIntExact(most)];
        }
        if (column instanceof LongColumn longs) {
            longs(longs, from, count);
        } else if (column instanceof DoubleColumn doubles) {
            int at = 0;
            for (int i = 0; i < count; i++) {
                starts[i] = at;
                if (doubles.validity().isValid(from + i)) {
                    at = AsciiNumbers.real(doubles.values()[from + i], bytes, at);
                }
                ends[i] = at;
            }
        } else if (column instanceof BooleanColumn flags) {
            flags(flags, from, count);
        } else if (column instanceof DecimalColumn decimals) {
            decimals(decimals, from, count);
        } else if (column instanceof ListColumn || column instanceof StructColumn) {
            nested(column, from, count);
        } else {
            throw new IllegalArgumentException(column.type() + " is not formatted here");
        }
    }

    private void longs(LongColumn column, int from, int count) {
        Type type = column.type();
        long[] values = column.values();
        boolean nulls = column.validity().hasNulls();
        int at = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = at;
            if (!nulls || column.validity().isValid(from + i)) {
                long value = values[from + i];
                if (type == Type.INT64) {
                    at = AsciiNumbers.integer(value, bytes, at);
                } else if (type == Type.DATE) {
                    at = times.date(value, bytes, at);
                } else if (type == Type.TIMESTAMP) {
                    at = times.timestamp(value, fraction, bytes, at);
                } else if (type == Type.TIME) {
                    at = times.time(value, fraction, bytes, at);
                } else {
                    at = AsciiNumbers.decimal(value, ((DecimalType) type).scale(), bytes, at);
                }
            }
            ends[i] = at;
        }
    }

    private void flags(BooleanColumn column, int from, int count) {
        boolean nulls = column.validity().hasNulls();
        int at = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = at;
            if (!nulls || column.validity().isValid(from + i)) {
                byte[] text = column.get(from + i) ? TRUE : FALSE;
                for (byte b : text) {
                    bytes[at++] = b;
                }
            }
            ends[i] = at;
        }
    }

    private void decimals(DecimalColumn column, int from, int count) {
        int at = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = at;
            BigInteger unscaled = column.unscaled(from + i);
            if (unscaled != null) {
                String text = new BigDecimal(unscaled, column.type().scale()).toPlainString();
                byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
                System.arraycopy(ascii, 0, bytes, at, ascii.length);
                at += ascii.length;
            }
            ends[i] = at;
        }
    }

    private void nested(Column column, int from, int count) {
        int at = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = at;
            if (column.validity().isValid(from + i)) {
                byte[] json = JsonText.of(column, from + i);
                if (bytes.length - at < json.length) {
                    bytes = Arrays.copyOf(bytes, Math.max(at + json.length, bytes.length * 2));
                }
                System.arraycopy(json, 0, bytes, at, json.length);
                at += json.length;
            }
            ends[i] = at;
        }
    }
}
