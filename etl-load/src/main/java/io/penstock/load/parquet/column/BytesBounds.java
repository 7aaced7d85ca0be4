package io.penstock.load.parquet.column;

import io.penstock.load.parquet.format.Bounds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Least and greatest bytes of a page and of a chunk, compared as unsigned bytes, which for UTF-8 is the order of code points.
 * Told to {@value #LONGEST} bytes: the least is cut, the greatest is cut and raised; both remain whole characters in texts.
 */
final class BytesBounds {
    static final int LONGEST = 64;

    private final boolean text;
    private final Extreme min = new Extreme();
    private final Extreme max = new Extreme();
    private final Extreme chunkMin = new Extreme();
    private final Extreme chunkMax = new Extreme();

    /** A copy of the extreme value so far; its first eight bytes decide most comparisons. */
    private static final class Extreme {
        byte[] bytes = new byte[LONGEST];
        int length = -1;
        long head;

        void set(byte[] source, int from, int to, long newHead) {
            length = to - from;
            head = newHead;
            if (bytes.length < length) {
                bytes = new byte[Math.max(length, bytes.length * 2)];
            }
            System.arraycopy(source, from, bytes, 0, length);
        }

        int compareTo(byte[] source, int from, int to) {
            return Arrays.compareUnsigned(bytes, 0, length, source, from, to);
        }

        void clear() {
            length = -1;
        }
    }

    BytesBounds(boolean text) {
        this.text = text;
    }

    void add(byte[] bytes, int from, int to) {
        long head = head(bytes, from, to);
        if (min.length < 0) {
            min.set(bytes, from, to, head);
            max.set(bytes, from, to, head);
            return;
        }
        int low = Long.compareUnsigned(head, min.head);
        if (low < 0 || (low == 0 && min.compareTo(bytes, from, to) > 0)) {
            min.set(bytes, from, to, head);
        }
        int high = Long.compareUnsigned(head, max.head);
        if (high > 0 || (high == 0 && max.compareTo(bytes, from, to) < 0)) {
            max.set(bytes, from, to, head);
        }
    }

    /** The first eight bytes, padded with zeros: of two different heads the lesser one belongs to the lesser value. */
    private static long head(byte[] bytes, int from, int to) {
        return Long.reverseBytes(Words.first(bytes, from, to));
    }

    @Nullable
    Bounds endPage() {
        if (min.length < 0) {
            return null;
        }
        if (chunkMin.length < 0 || chunkMin.compareTo(min.bytes, 0, min.length) > 0) {
            chunkMin.set(min.bytes, 0, min.length, min.head);
        }
        if (chunkMax.length < 0 || chunkMax.compareTo(max.bytes, 0, max.length) < 0) {
            chunkMax.set(max.bytes, 0, max.length, max.head);
        }
        Bounds bounds = bounds(min, max);
        min.clear();
        max.clear();
        return bounds;
    }

    @Nullable
    Bounds endChunk() {
        if (chunkMin.length < 0) {
            return null;
        }
        Bounds bounds = bounds(chunkMin, chunkMax);
        chunkMin.clear();
        chunkMax.clear();
        return bounds;
    }

    private @Nullable Bounds bounds(Extreme least, Extreme greatest) {
        byte[] low = Arrays.copyOf(least.bytes, least.length);
        byte[] high = Arrays.copyOf(greatest.bytes, greatest.length);
        byte[] shortLow = low.length <= LONGEST ? low : cut(low, text);
        byte @Nullable [] shortHigh = high.length <= LONGEST ? high : raised(cut(high, text), text);
        if (shortHigh == null) {
            return null;
        }
        return new Bounds(shortLow, shortHigh, low.length <= LONGEST, high.length <= LONGEST);
    }

    /** At most {@link #LONGEST} bytes of the beginning, no character cut in two. */
    private static byte[] cut(byte[] bytes, boolean text) {
        int to = LONGEST;
        while (text && to > 0 && (bytes[to] & 0xC0) == 0x80) {
            to--;
        }
        return Arrays.copyOf(bytes, to);
    }

    /** A short value that is greater than everything that begins so; null when there is none. */
    private static byte @Nullable [] raised(byte[] bytes, boolean text) {
        return text ? raisedText(new String(bytes, StandardCharsets.UTF_8)) : raisedBytes(bytes);
    }

    private static byte @Nullable [] raisedBytes(byte[] bytes) {
        for (int end = bytes.length; end > 0; end--) {
            if (bytes[end - 1] != (byte) 0xFF) {
                byte[] raised = Arrays.copyOf(bytes, end);
                raised[end - 1]++;
                return raised;
            }
        }
        return null;
    }

    private static byte @Nullable [] raisedText(String text) {
        for (int end = text.length(); end > 0; ) {
            int last = text.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return (text.substring(0, end) + Character.toString(next)).getBytes(StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
