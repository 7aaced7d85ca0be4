package io.penstock.expr.scalar;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.expr.compute.Utf8;
import io.penstock.expr.kernel.Bits;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Frame;
import io.penstock.expr.kernel.Site;
import io.penstock.expr.kernel.TextBuffer;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.schema.Type;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Functions of the characters of texts; ASCII is worked on as bytes. */
public final class Letters {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Letters() {}

    /** Without combining marks, after the canonical decomposition of Unicode. */
    public static boolean stripAccents(byte[] bytes, int from, int to, TextBuffer out) {
        if (Utf8.isAscii(bytes, from, to)) {
            out.append(bytes, from, to);
        } else {
            String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            out.append(MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                    .replaceAll(""));
        }
        return true;
    }

    /** The first letter behind everything that is no letter or digit in upper case, the others in lower case. */
    public static boolean initcap(byte[] bytes, int from, int to, TextBuffer out) {
        boolean inside = false;
        if (Utf8.isAscii(bytes, from, to)) {
            for (int i = from; i < to; i++) {
                byte b = bytes[i];
                boolean upper = b >= 'A' && b <= 'Z';
                boolean lower = b >= 'a' && b <= 'z';
                out.append((byte) (inside && upper ? b + 32 : !inside && lower ? b - 32 : b));
                inside = upper || lower || (b >= '0' && b <= '9');
            }
            return true;
        }
        StringBuilder text = new StringBuilder();
        int[] points = new String(bytes, from, to - from, StandardCharsets.UTF_8)
                .codePoints()
                .toArray();
        for (int point : points) {
            text.appendCodePoint(inside ? Character.toLowerCase(point) : Character.toTitleCase(point));
            inside = Character.isLetterOrDigit(point);
        }
        out.append(text.toString());
        return true;
    }

    /** Runs of bytes other than white space of ASCII. */
    public static long words(byte[] bytes, int from, int to) {
        long words = 0;
        boolean inside = false;
        for (int i = from; i < to; i++) {
            boolean space = bytes[i] == ' ' || (bytes[i] >= 9 && bytes[i] <= 13);
            words += !space && !inside ? 1 : 0;
            inside = !space;
        }
        return words;
    }

    /** The code point of the first character; 0 of an empty text. */
    public static long first(byte[] bytes, int from, int to) {
        return from == to
                ? 0
                : new String(bytes, from, Utf8.next(bytes, from) - from, StandardCharsets.UTF_8).codePointAt(0);
    }

    /** The character of a code point. */
    public static ColumnFunction character(Site site) {
        return (arguments, frame) -> {
            LongColumn column = (LongColumn) arguments[0];
            int size = frame.size();
            TextBuffer out = new TextBuffer(size, size * 4);
            for (int i = 0; i < size; i++) {
                long point = column.values()[i];
                if (column.validity().isValid(i)) {
                    if (point < 1 || point > Character.MAX_CODE_POINT || (point >= 0xD800 && point < 0xE000)) {
                        site.fail(frame, i, ExprErrors.BAD_ARGUMENT, "there is no character of this number");
                    } else {
                        out.append(Character.toString((int) point));
                    }
                }
                out.end(i);
            }
            return out.build(column.validity());
        };
    }

    /** {@code translate(text, from, to)}: characters one by one; those without a counterpart go. */
    public static Column translate(Column[] arguments, Frame frame) {
        TextColumn column = (TextColumn) arguments[0];
        TextColumn from = (TextColumn) arguments[1];
        TextColumn to = (TextColumn) arguments[2];
        int size = frame.size();
        Validity validity = Bits.valid(arguments, size);
        TextBuffer out = new TextBuffer(size, size * 16);
        for (int i = 0; i < size; i++) {
            if (validity.isValid(i)) {
                byte[] bytes = column.bytes();
                for (int at = column.starts()[i]; at < column.ends()[i]; ) {
                    int next = Utf8.next(bytes, at);
                    int found = Utf8.find(from.bytes(), from.starts()[i], from.ends()[i], bytes, at, next);
                    if (found < 0) {
                        out.append(bytes, at, next);
                    } else {
                        int index = Utf8.count(from.bytes(), from.starts()[i], found);
                        int other = Utf8.skip(to.bytes(), to.starts()[i], to.ends()[i], index);
                        if (other < to.ends()[i]) {
                            out.append(to.bytes(), other, Utf8.next(to.bytes(), other));
                        }
                    }
                    at = next;
                }
            }
            out.end(i);
        }
        return out.build(validity);
    }

    /** {@code concat_ws(separator, …)}: nulls are passed over, a null separator gives null. */
    public static Column joined(Column[] arguments, Frame frame) {
        TextColumn separator = (TextColumn) arguments[0];
        int size = frame.size();
        TextBuffer out = new TextBuffer(size, size * 16);
        for (int i = 0; i < size; i++) {
            boolean begun = false;
            for (int a = 1; a < arguments.length && !separator.isNull(i); a++) {
                TextColumn part = (TextColumn) arguments[a];
                if (!part.isNull(i)) {
                    if (begun) {
                        out.append(
                                separator.bytes(),
                                separator.starts()[i],
                                separator.ends()[i]);
                    }
                    out.append(part.bytes(), part.starts()[i], part.ends()[i]);
                    begun = true;
                }
            }
            out.end(i);
        }
        return out.build(separator.validity());
    }

    /** How often a pattern is found. */
    public static ColumnFunction matches(Pattern pattern) {
        return (arguments, frame) -> {
            TextColumn column = (TextColumn) arguments[0];
            long[] result = new long[frame.size()];
            for (int i = 0; i < result.length; i++) {
                result[i] = column.isNull(i)
                        ? 0
                        : pattern.matcher(column.string(i)).results().count();
            }
            return LongColumn.of(Type.INT64, result, result.length, column.validity());
        };
    }
}
