package io.penstock.expr.compute;

import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.expr.kernel.Frame;
import io.penstock.expr.kernel.TextBuffer;
import java.util.Locale;

/** Upper and lower case: bytes while a value is ASCII, {@code String} for the others. */
public final class LetterCase {
    private LetterCase() {}

    public static Column upper(Column[] arguments, Frame frame) {
        return map((TextColumn) arguments[0], frame.size(), 'a', true);
    }

    public static Column lower(Column[] arguments, Frame frame) {
        return map((TextColumn) arguments[0], frame.size(), 'A', false);
    }

    private static Column map(TextColumn column, int size, int first, boolean upper) {
        byte[] bytes = column.bytes();
        TextBuffer result = new TextBuffer(size, size * 16);
        for (int i = 0; i < size; i++) {
            int from = column.starts()[i];
            int length = column.ends()[i] - from;
            result.reserve(length);
            byte[] out = result.bytes();
            int at = result.used();
            int seen = 0;
            for (int k = 0; k < length; k++) {
                byte b = bytes[from + k];
                seen |= b;
                out[at + k] = (byte) (Integer.compareUnsigned(b - first, 26) < 0 ? b ^ 0x20 : b);
            }
            if (seen >= 0) {
                result.used(at + length);
            } else {
                String text = column.string(i);
                result.append(upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT));
            }
            result.end(i);
        }
        return result.build(column.validity());
    }
}
