package io.penstock.expr.compute;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.expr.kernel.Bits;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Frame;

/** Functions whose result is a part of a text: new starts and ends over the same bytes. */
public final class Slices {
    private Slices() {}

    /** Arguments are a text and, perhaps, the characters to take away instead of spaces. */
    public static ColumnFunction trim(boolean atStart, boolean atEnd) {
        return (arguments, frame) -> {
            TextColumn column = (TextColumn) arguments[0];
            byte[] bytes = column.bytes();
            int size = frame.size();
            int[] starts = new int[size];
            int[] ends = new int[size];
            TextColumn set = arguments.length > 1 ? (TextColumn) arguments[1] : null;
            Validity validity = Bits.valid(arguments, size);
            for (int i = 0; i < size; i++) {
                int from = column.starts()[i];
                int to = column.ends()[i];
                if (set != null) {
                    while (atStart && from < to && holds(set, i, bytes, from, Utf8.next(bytes, from))) {
                        from = Utf8.next(bytes, from);
                    }
                    while (atEnd && from < to && holds(set, i, bytes, Utf8.previous(bytes, to), to)) {
                        to = Utf8.previous(bytes, to);
                    }
                } else {
                    while (atStart && from < to && bytes[from] == ' ') {
                        from++;
                    }
                    while (atEnd && from < to && bytes[to - 1] == ' ') {
                        to--;
                    }
                }
                starts[i] = from;
                ends[i] = to;
            }
            return column(bytes, starts, ends, validity, size);
        };
    }

    private static boolean holds(TextColumn set, int i, byte[] bytes, int from, int to) {
        return Utf8.find(set.bytes(), set.starts()[i], set.ends()[i], bytes, from, to) >= 0;
    }

    /** {@code substr(text, position[, length])}; a part outside the text is empty. */
    public static Column substring(Column[] arguments, Frame frame) {
        TextColumn column = (TextColumn) arguments[0];
        long[] positions = ((LongColumn) arguments[1]).values();
        long[] lengths = arguments.length > 2 ? ((LongColumn) arguments[2]).values() : null;
        byte[] bytes = column.bytes();
        int size = frame.size();
        int[] starts = new int[size];
        int[] ends = new int[size];
        for (int i = 0; i < size; i++) {
            int from = column.starts()[i];
            int to = column.ends()[i];
            boolean ascii = Utf8.isAscii(bytes, from, to);
            long characters = ascii ? to - from : Utf8.count(bytes, from, to);
            long position = positions[i];
            long first = clamp(position > 0 ? position - 1 : position < 0 ? characters + position : -1, characters);
            long wanted = lengths == null ? characters + 1 : Math.max(0, lengths[i]);
            long last = wanted > characters - first + 1 ? characters : clamp(first + wanted, characters);
            first = Math.max(0, first);
            last = Math.max(first, last);
            starts[i] = ascii ? (int) (from + first) : Utf8.skip(bytes, from, to, first);
            ends[i] = ascii ? (int) (from + last) : Utf8.skip(bytes, starts[i], to, last - first);
        }
        return column(bytes, starts, ends, Bits.valid(arguments, size), size);
    }

    /** Not past the end; far before the start stays far before the start. */
    private static long clamp(long position, long characters) {
        return Math.min(position, characters);
    }

    public static Column left(Column[] arguments, Frame frame) {
        return end(arguments, frame, true);
    }

    public static Column right(Column[] arguments, Frame frame) {
        return end(arguments, frame, false);
    }

    private static Column end(Column[] arguments, Frame frame, boolean left) {
        TextColumn column = (TextColumn) arguments[0];
        long[] counts = ((LongColumn) arguments[1]).values();
        byte[] bytes = column.bytes();
        int size = frame.size();
        int[] starts = new int[size];
        int[] ends = new int[size];
        for (int i = 0; i < size; i++) {
            int from = column.starts()[i];
            int to = column.ends()[i];
            long count = counts[i];
            long less = count == Long.MIN_VALUE ? Long.MAX_VALUE : -count;
            starts[i] = from;
            ends[i] = to;
            if (left) {
                ends[i] = count >= 0 ? Utf8.skip(bytes, from, to, count) : Utf8.skipBack(bytes, from, to, less);
            } else {
                starts[i] = count >= 0 ? Utf8.skipBack(bytes, from, to, count) : Utf8.skip(bytes, from, to, less);
            }
        }
        return column(bytes, starts, ends, Bits.valid(arguments, size), size);
    }

    /** The slices, made empty where null. */
    static TextColumn column(byte[] bytes, int[] starts, int[] ends, Validity validity, int size) {
        for (int w = 0; validity.hasNulls() && w < Validity.wordsFor(size); w++) {
            for (long nulls = Bits.nulls(validity, w, size); nulls != 0; nulls &= nulls - 1) {
                int i = (w << 6) + Long.numberOfTrailingZeros(nulls);
                ends[i] = starts[i];
            }
        }
        return TextColumn.of(bytes, starts, ends, size, validity);
    }
}
