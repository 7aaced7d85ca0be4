package io.penstock.load.database.postgres;

import io.penstock.data.BinaryColumn;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.load.text.IsoTimes.Fraction;
import io.penstock.load.text.TextCells;
import io.penstock.schema.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A piece of one column as slices of bytes that PostgreSQL reads as a literal of the column's type. The arrays of a text
 * column are used as they are.
 */
final class CopyCells {
    private static final byte[] NOTHING = {};
    private static final byte[] FLAGS = {'f', 't'};

    private final TextCells texts = new TextCells(Fraction.WHERE_NEEDED);
    private byte[] bytes = NOTHING;
    private byte[] own = NOTHING;
    private int[] starts = new int[0];
    private int[] ends = new int[0];
    private int[] ownStarts = new int[0];
    private int[] ownEnds = new int[0];
    private Validity validity = Validity.NO_NULLS;
    private int first;
    private int firstSlice;
    private boolean plain;

    /** Makes the slices of {@code from} to {@code from + count - 1}; null positions are empty ones. */
    void format(Column column, int from, int count) {
        first = from;
        validity = column.validity();
        plain = true;
        firstSlice = 0;
        if (column instanceof TextColumn text) {
            bytes = text.bytes();
            starts = text.starts();
            ends = text.ends();
            firstSlice = from;
            plain = false;
        } else if (column instanceof BooleanColumn flags) {
            flags(flags, from, count);
        } else if (column instanceof BinaryColumn binary) {
            hex(binary, from, count);
        } else if (column instanceof LongColumn longs && PostgresTimes.needs(longs, from, count)) {
            unusual(longs, from, count);
        } else {
            texts.format(column, from, count);
            bytes = texts.bytes();
            starts = texts.starts();
            ends = texts.ends();
            plain = !column.type().isNested();
        }
    }

    /** Whether no byte needs to be escaped. */
    boolean isPlain() {
        return plain;
    }

    /** Position of the first row's slice in {@link #starts} and {@link #ends}. */
    int firstSlice() {
        return firstSlice;
    }

    boolean isNull(int row) {
        return validity.isNull(first + row);
    }

    byte[] bytes() {
        return bytes;
    }

    int[] starts() {
        return starts;
    }

    int[] ends() {
        return ends;
    }

    int start(int row) {
        return starts[firstSlice + row];
    }

    int end(int row) {
        return ends[firstSlice + row];
    }

    private void flags(BooleanColumn column, int from, int count) {
        begin(count);
        bytes = FLAGS;
        for (int i = 0; i < count; i++) {
            starts[i] = column.get(from + i) ? 1 : 0;
            ends[i] = starts[i] + 1;
        }
    }

    /** {@code \x} and hexadecimal digits; the backslash is doubled here. */
    private void hex(BinaryColumn column, int from, int count) {
        begin(count);
        int at = 0;
        for (int i = 0; i < count; i++) {
            int length = column.ends()[from + i] - column.starts()[from + i];
            room(at, 3 + 2 * length);
            starts[i] = at;
            own[at++] = '\\';
            own[at++] = '\\';
            own[at++] = 'x';
            for (int b = column.starts()[from + i]; b < column.ends()[from + i]; b++) {
                own[at++] = (byte) HexFormat.of().toHighHexDigit(column.bytes()[b]);
                own[at++] = (byte) HexFormat.of().toLowHexDigit(column.bytes()[b]);
            }
            ends[i] = at;
        }
        bytes = own;
    }

    private void unusual(LongColumn column, int from, int count) {
        begin(count);
        int at = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = at;
            if (column.validity().isValid(from + i)) {
                long value = column.get(from + i);
                String text = column.type() == Type.DATE ? PostgresTimes.date(value) : PostgresTimes.timestamp(value);
                byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
                room(at, ascii.length);
                System.arraycopy(ascii, 0, own, at, ascii.length);
                at += ascii.length;
            }
            ends[i] = at;
        }
        bytes = own;
    }

    private void begin(int count) {
        if (ownStarts.length < count) {
            ownStarts = new int[count];
            ownEnds = new int[count];
        }
        starts = ownStarts;
        ends = ownEnds;
    }

    private void room(int at, int length) {
        if (own.length - at < length) {
            own = Arrays.copyOf(own, Math.max(own.length * 2, at + length));
        }
    }
}
