package io.penstock.expr.compute;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.expr.kernel.Bits;
import io.penstock.expr.kernel.Frame;
import io.penstock.schema.Type;
import java.util.Arrays;

/** Functions that measure a text or look for another in it. */
public final class TextSearch {
    private TextSearch() {}

    public static Column length(Column[] arguments, Frame frame) {
        TextColumn column = (TextColumn) arguments[0];
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        int size = frame.size();
        long[] result = new long[size];
        for (int i = 0; i < size; i++) {
            result[i] = Utf8.count(bytes, starts[i], ends[i]);
        }
        return LongColumn.of(Type.INT64, result, size, column.validity());
    }

    public static Column startsWith(Column[] arguments, Frame frame) {
        TextColumn text = (TextColumn) arguments[0];
        TextColumn wanted = (TextColumn) arguments[1];
        boolean[] result = new boolean[frame.size()];
        for (int i = 0; i < result.length; i++) {
            int from = text.starts()[i];
            int length = wanted.length(i);
            result[i] = length <= text.length(i)
                    && Arrays.equals(
                            text.bytes(), from, from + length, wanted.bytes(), wanted.starts()[i], wanted.ends()[i]);
        }
        return answer(result, arguments);
    }

    public static Column endsWith(Column[] arguments, Frame frame) {
        TextColumn text = (TextColumn) arguments[0];
        TextColumn wanted = (TextColumn) arguments[1];
        boolean[] result = new boolean[frame.size()];
        for (int i = 0; i < result.length; i++) {
            int to = text.ends()[i];
            int length = wanted.length(i);
            result[i] = length <= text.length(i)
                    && Arrays.equals(
                            text.bytes(), to - length, to, wanted.bytes(), wanted.starts()[i], wanted.ends()[i]);
        }
        return answer(result, arguments);
    }

    public static Column contains(Column[] arguments, Frame frame) {
        TextColumn text = (TextColumn) arguments[0];
        TextColumn wanted = (TextColumn) arguments[1];
        boolean[] result = new boolean[frame.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = find(text, wanted, i, text.starts()[i]) >= 0;
        }
        return answer(result, arguments);
    }

    private static Column answer(boolean[] result, Column[] arguments) {
        return Truth.column(result, Bits.valid(arguments, result.length), result.length);
    }

    public static Column position(Column[] arguments, Frame frame) {
        TextColumn text = (TextColumn) arguments[0];
        TextColumn wanted = (TextColumn) arguments[1];
        int size = frame.size();
        long[] result = new long[size];
        for (int i = 0; i < size; i++) {
            int found = find(text, wanted, i, text.starts()[i]);
            result[i] = found < 0 ? 0 : Utf8.count(text.bytes(), text.starts()[i], found) + 1;
        }
        return LongMath.column(Type.INT64, result, Bits.valid(arguments, size), size);
    }

    private static int find(TextColumn text, TextColumn wanted, int i, int from) {
        return Utf8.find(text.bytes(), from, text.ends()[i], wanted.bytes(), wanted.starts()[i], wanted.ends()[i]);
    }

    /** {@code split_part(text, separator, n)}; an empty separator does not cut. */
    public static Column splitPart(Column[] arguments, Frame frame) {
        TextColumn text = (TextColumn) arguments[0];
        TextColumn separator = (TextColumn) arguments[1];
        long[] numbers = ((LongColumn) arguments[2]).values();
        int size = frame.size();
        int[] starts = new int[size];
        int[] ends = new int[size];
        for (int i = 0; i < size; i++) {
            int length = separator.length(i);
            long wanted = numbers[i];
            if (wanted < 0) {
                wanted += parts(text, separator, i) + 1;
            }
            int from = text.starts()[i];
            int cut = length == 0 ? -1 : find(text, separator, i, from);
            long part = 1;
            while (part < wanted && cut >= 0) {
                from = cut + length;
                cut = find(text, separator, i, from);
                part++;
            }
            starts[i] = from;
            ends[i] = part != wanted ? from : cut < 0 ? text.ends()[i] : cut;
        }
        Validity validity = Bits.valid(arguments, size);
        return Slices.column(text.bytes(), starts, ends, validity, size);
    }

    private static long parts(TextColumn text, TextColumn separator, int i) {
        int length = separator.length(i);
        long parts = 1;
        int cut = length == 0 ? -1 : find(text, separator, i, text.starts()[i]);
        while (cut >= 0) {
            parts++;
            cut = find(text, separator, i, cut + length);
        }
        return parts;
    }
}
