package io.penstock.transform.standard;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.TextColumnBuilder;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.Whitespace;
import io.penstock.transform.internal.text.CheckedKernel;
import io.penstock.transform.internal.text.TextRewrite;
import java.util.Arrays;

/**
 * ISBN by ISO 2108. Takes a leading {@code ISBN}, {@code ISBN-10} or {@code ISBN-13} with an optional colon, whitespace, hyphens and
 * dashes (U+2010–2015, U+2212) away, checks the digits and converts. One thread.
 */
final class IsbnKernel implements CheckedKernel {
    private final IsbnOutput output;
    private final byte[] digits = new byte[14];
    private int count;

    IsbnKernel(IsbnOutput output) {
        this.output = output;
    }

    @Override
    public TextColumn apply(Batch batch, int position, long[] failed) {
        Column column = batch.column(position);
        boolean numbers = column instanceof LongColumn;
        TextColumn text = column instanceof LongColumn l ? digits(l) : (TextColumn) column;
        byte[] bytes = text.bytes();
        TextRewrite out = TextRewrite.after(text, 0);
        boolean same = !numbers;
        for (int i = 0; i < text.size(); i++) {
            int from = text.starts()[i];
            int to = text.ends()[i];
            if (text.isNull(i)) {
                out.keep(i);
            } else if (read(bytes, from, to, numbers) && convert()) {
                same &= isSame(bytes, from, to);
                out.append(digits, 0, count);
            } else {
                RowBits.set(failed, i);
                out.keep(i);
            }
        }
        return same ? text : out.build();
    }

    private static TextColumn digits(LongColumn column) {
        TextColumnBuilder text = new TextColumnBuilder(column.size());
        for (int i = 0; i < column.size(); i++) {
            text.append(column.isNull(i) ? null : Long.toString(column.get(i)));
        }
        return text.build();
    }

    private boolean isSame(byte[] bytes, int from, int to) {
        return Arrays.equals(bytes, from, to, digits, 0, count);
    }

    /** Reads the digits of a value; false when it is no valid ISBN. */
    private boolean read(byte[] bytes, int from, int to, boolean numbers) {
        count = 0;
        int i = afterName(bytes, from, to);
        while (i < to) {
            byte b = bytes[i];
            int width = separator(bytes, i, to);
            if (width > 0) {
                i += width;
                continue;
            }
            boolean check = count == 9 && (b == 'X' || b == 'x');
            if (count == 13 || !(check || (b >= '0' && b <= '9')) || (count > 9 && digits[9] == 'X')) {
                return false;
            }
            digits[count++] = check ? (byte) 'X' : b;
            i++;
        }
        if (numbers && count < 10 && count > 0) {
            System.arraycopy(digits, 0, digits, 10 - count, count);
            Arrays.fill(digits, 0, 10 - count, (byte) '0');
            count = 10;
        }
        return count == 10 ? checkOf10() == digits[9] : count == 13 && isBook() && checkOf13() == digits[12];
    }

    private static int separator(byte[] bytes, int at, int to) {
        byte b = bytes[at];
        if (b == '-') {
            return 1;
        } else if (b == (byte) 0xE2 && to - at >= 3) {
            boolean dash = bytes[at + 1] == (byte) 0x80 && bytes[at + 2] >= (byte) 0x90 && bytes[at + 2] <= (byte) 0x95;
            boolean minus = bytes[at + 1] == (byte) 0x88 && bytes[at + 2] == (byte) 0x92;
            if (dash || minus) {
                return 3;
            }
        }
        return Whitespace.width(bytes, at, to);
    }

    private static int afterName(byte[] bytes, int from, int to) {
        int at = Whitespace.skipForward(bytes, from, to);
        if (to - at < 4
                || (bytes[at] | 0x20) != 'i'
                || (bytes[at + 1] | 0x20) != 's'
                || (bytes[at + 2] | 0x20) != 'b'
                || (bytes[at + 3] | 0x20) != 'n') {
            return from;
        }
        int i = at + 4;
        boolean kind = to - i > 3
                && bytes[i] == '-'
                && bytes[i + 1] == '1'
                && (bytes[i + 2] == '0' || bytes[i + 2] == '3')
                && (bytes[i + 3] == ':' || bytes[i + 3] == ' ');
        i = kind ? i + 3 : i;
        return i < to && bytes[i] == ':' ? i + 1 : i;
    }

    private boolean convert() {
        if (output == IsbnOutput.ISBN13 && count == 10) {
            System.arraycopy(digits, 0, digits, 3, 9);
            digits[0] = '9';
            digits[1] = '7';
            digits[2] = '8';
            digits[12] = checkOf13();
            count = 13;
        } else if (output == IsbnOutput.ISBN10 && count == 13) {
            if (digits[2] != '8') {
                return false;
            }
            System.arraycopy(digits, 3, digits, 0, 9);
            digits[9] = checkOf10();
            count = 10;
        }
        return true;
    }

    private boolean isBook() {
        return digits[0] == '9' && digits[1] == '7' && (digits[2] == '8' || digits[2] == '9');
    }

    private byte checkOf10() {
        int sum = 0;
        for (int k = 0; k < 9; k++) {
            sum += (digits[k] - '0') * (10 - k);
        }
        int check = (11 - sum % 11) % 11;
        return (byte) (check == 10 ? 'X' : '0' + check);
    }

    private byte checkOf13() {
        int sum = 0;
        for (int k = 0; k < 12; k++) {
            sum += (digits[k] - '0') * ((k & 1) == 0 ? 1 : 3);
        }
        return (byte) ('0' + (10 - sum % 10) % 10);
    }
}
