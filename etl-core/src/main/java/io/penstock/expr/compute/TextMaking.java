package io.penstock.expr.compute;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.expr.kernel.Bits;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Frame;
import io.penstock.expr.kernel.Site;
import io.penstock.expr.kernel.TextBuffer;
import io.penstock.expr.syntax.ExprErrors;
import org.jspecify.annotations.Nullable;

/** Functions that write new text. */
public final class TextMaking {
    private static final int MAX_BYTES = 16 << 20;
    private static final byte[] SPACE = {' '};

    private TextMaking() {}

    /** Where padding goes. */
    public enum Side {
        LEFT,
        RIGHT
    }

    public static Column replace(Column[] arguments, Frame frame) {
        TextColumn column = (TextColumn) arguments[0];
        TextColumn wanted = (TextColumn) arguments[1];
        TextColumn other = (TextColumn) arguments[2];
        byte[] bytes = column.bytes();
        int size = frame.size();
        Validity validity = Bits.valid(arguments, size);
        TextBuffer result = new TextBuffer(size, size * 16);
        for (int i = 0; i < size; i++) {
            if (validity.isValid(i)) {
                int at = column.starts()[i];
                int to = column.ends()[i];
                int length = wanted.length(i);
                int found = length == 0 ? -1 : find(bytes, at, to, wanted, i);
                while (found >= 0) {
                    result.append(bytes, at, found);
                    result.append(other.bytes(), other.starts()[i], other.ends()[i]);
                    at = found + length;
                    found = find(bytes, at, to, wanted, i);
                }
                result.append(bytes, at, to);
            }
            result.end(i);
        }
        return result.build(validity);
    }

    private static int find(byte[] bytes, int from, int to, TextColumn wanted, int i) {
        return Utf8.find(bytes, from, to, wanted.bytes(), wanted.starts()[i], wanted.ends()[i]);
    }

    public static Column reverse(Column[] arguments, Frame frame) {
        TextColumn column = (TextColumn) arguments[0];
        byte[] bytes = column.bytes();
        int size = frame.size();
        TextBuffer result = new TextBuffer(size, size * 16);
        for (int i = 0; i < size; i++) {
            int from = column.starts()[i];
            for (int at = column.ends()[i]; at > from; ) {
                int before = Utf8.previous(bytes, at);
                result.append(bytes, before, at);
                at = before;
            }
            result.end(i);
        }
        return result.build(column.validity());
    }

    public static ColumnFunction repeat(Site site) {
        return (arguments, frame) -> {
            TextColumn column = (TextColumn) arguments[0];
            long[] times = ((LongColumn) arguments[1]).values();
            int size = frame.size();
            Validity validity = Bits.valid(arguments, size);
            TextBuffer result = new TextBuffer(size, size * 16);
            for (int i = 0; i < size; i++) {
                if (validity.isValid(i) && column.length(i) > 0 && fits(times[i], column.length(i), frame, i, site)) {
                    for (long t = 0; t < times[i]; t++) {
                        result.append(column.bytes(), column.starts()[i], column.ends()[i]);
                    }
                }
                result.end(i);
            }
            return result.build(validity);
        };
    }

    private static boolean fits(long times, int length, Frame frame, int i, Site site) {
        if (times > MAX_BYTES / length) {
            site.fail(frame, i, ExprErrors.BAD_ARGUMENT, "the text would be longer than 16 MB");
            return false;
        }
        return true;
    }

    /** Arguments are a text, a length in characters and, perhaps, what to fill with instead of spaces. */
    public static ColumnFunction pad(Site site, Side side) {
        return (arguments, frame) -> {
            TextColumn column = (TextColumn) arguments[0];
            long[] lengths = ((LongColumn) arguments[1]).values();
            TextColumn fill = arguments.length > 2 ? (TextColumn) arguments[2] : null;
            byte[] bytes = column.bytes();
            int size = frame.size();
            Validity validity = Bits.valid(arguments, size);
            TextBuffer result = new TextBuffer(size, size * 16);
            for (int i = 0; i < size; i++) {
                if (validity.isValid(i) && fits(lengths[i], 4, frame, i, site)) {
                    int from = column.starts()[i];
                    int to = column.ends()[i];
                    long missing = lengths[i] - Utf8.count(bytes, from, to);
                    int kept = missing < 0 ? Utf8.skip(bytes, from, to, lengths[i]) : to;
                    if (side == Side.LEFT) {
                        fill(result, fill, i, missing);
                    }
                    result.append(bytes, from, kept);
                    if (side == Side.RIGHT) {
                        fill(result, fill, i, missing);
                    }
                }
                result.end(i);
            }
            return result.build(validity);
        };
    }

    private static void fill(TextBuffer result, @Nullable TextColumn fill, int i, long characters) {
        byte[] bytes = fill == null ? SPACE : fill.bytes();
        int from = fill == null ? 0 : fill.starts()[i];
        int to = fill == null ? 1 : fill.ends()[i];
        int at = from;
        for (long left = from == to ? 0 : characters; left > 0; left--) {
            int next = Utf8.next(bytes, at);
            result.append(bytes, at, next);
            at = next == to ? from : next;
        }
    }
}
