package io.penstock.expr.compute;

import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code LIKE} pattern, made ready. Without {@code _} it is a prefix, a suffix and texts found between them from left to
 * right; with {@code _} (one code point) it is matched part by part, going back to the last {@code %}. Case counts.
 */
public final class LikePattern implements ColumnFunction {
    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    private final int[] parts;
    private final boolean simple;
    private final boolean exact;
    private final byte[] prefix;
    private final byte[] suffix;
    private final List<byte[]> between;
    private final boolean negated;

    private LikePattern(int[] parts, boolean negated) {
        this.parts = parts;
        this.negated = negated;
        this.simple = Arrays.stream(parts).noneMatch(part -> part == ANY_CHARACTER);
        List<byte[]> segments = new ArrayList<>();
        int from = 0;
        for (int p = 0; p <= parts.length; p++) {
            if (p == parts.length || parts[p] == ANY_TEXT) {
                segments.add(bytes(parts, from, p));
                from = p + 1;
            }
        }
        this.exact = segments.size() == 1;
        this.prefix = segments.get(0);
        this.suffix = segments.get(segments.size() - 1);
        this.between = segments.subList(1, Math.max(1, segments.size() - 1)).stream()
                .filter(segment -> segment.length > 0)
                .toList();
    }

    /**
     * @param escape the one character that makes {@code %}, {@code _} or itself stand for itself; null for none
     * @throws IllegalArgumentException when the escape character stands at the end or before another character
     */
    public static LikePattern of(String pattern, @Nullable String escape, boolean negated) {
        int marker = escape == null ? -1 : escape.codePointAt(0);
        List<Integer> parts = new ArrayList<>();
        int[] points = pattern.codePoints().toArray();
        for (int p = 0; p < points.length; p++) {
            int point = points[p];
            if (point == marker) {
                p++;
                if (p == points.length || (points[p] != '%' && points[p] != '_' && points[p] != marker)) {
                    throw new IllegalArgumentException("the escape character must stand before %, _ or itself");
                }
                literal(parts, points[p]);
            } else if (point == '%') {
                parts.add(ANY_TEXT);
            } else if (point == '_') {
                parts.add(ANY_CHARACTER);
            } else {
                literal(parts, point);
            }
        }
        return new LikePattern(parts.stream().mapToInt(Integer::intValue).toArray(), negated);
    }

    private static void literal(List<Integer> parts, int point) {
        for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            parts.add(b & 0xFF);
        }
    }

    private static byte[] bytes(int[] parts, int from, int to) {
        byte[] bytes = new byte[to - from];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) parts[from + i];
        }
        return bytes;
    }

    @Override
    public Column apply(Column[] arguments, Frame frame) {
        TextColumn column = (TextColumn) arguments[0];
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        int size = frame.size();
        boolean[] result = new boolean[size];
        if (simple) {
            for (int i = 0; i < size; i++) {
                result[i] = matchesSimply(bytes, starts[i], ends[i]) ^ negated;
            }
        } else {
            for (int i = 0; i < size; i++) {
                result[i] = matchesParts(bytes, starts[i], ends[i]) ^ negated;
            }
        }
        return Truth.column(result, column.validity(), size);
    }

    /** Whether {@code bytes[from..to)} matches; the negation is not applied. */
    boolean matches(byte[] bytes, int from, int to) {
        return simple ? matchesSimply(bytes, from, to) : matchesParts(bytes, from, to);
    }

    private boolean matchesSimply(byte[] bytes, int from, int to) {
        if (exact) {
            return to - from == prefix.length && Arrays.equals(bytes, from, to, prefix, 0, prefix.length);
        }
        int start = from + prefix.length;
        int end = to - suffix.length;
        if (start > end
                || !Arrays.equals(bytes, from, start, prefix, 0, prefix.length)
                || !Arrays.equals(bytes, end, to, suffix, 0, suffix.length)) {
            return false;
        }
        for (int s = 0; s < between.size(); s++) {
            byte[] segment = between.get(s);
            int found = Utf8.find(bytes, start, end, segment);
            if (found < 0) {
                return false;
            }
            start = found + segment.length;
        }
        return true;
    }

    private boolean matchesParts(byte[] bytes, int from, int to) {
        int at = from;
        int part = 0;
        int backPart = -1;
        int backAt = from;
        while (at < to) {
            int wanted = part < parts.length ? parts[part] : Integer.MIN_VALUE;
            if (wanted == ANY_TEXT) {
                backPart = ++part;
                backAt = at;
            } else if (wanted == ANY_CHARACTER) {
                at = Utf8.next(bytes, at);
                part++;
            } else if (wanted == (bytes[at] & 0xFF)) {
                at++;
                part++;
            } else if (backPart >= 0) {
                backAt = Utf8.next(bytes, backAt);
                at = backAt;
                part = backPart;
            } else {
                return false;
            }
        }
        while (part < parts.length && parts[part] == ANY_TEXT) {
            part++;
        }
        return part == parts.length;
    }
}
