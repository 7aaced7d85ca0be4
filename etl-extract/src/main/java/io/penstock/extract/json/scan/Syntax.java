package io.penstock.extract.json.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The grammar of JSON (RFC 8259) over bytes, strictly. Every method begins at a byte of a value and gives the byte behind it; the array
 * goes on for at least eight bytes behind {@code end}, which are not looked at for their meaning. UTF-8 is checked elsewhere.
 */
public final class Syntax {
    /** Bytes that an array must have behind the JSON in it. */
    public static final int PAD = 16;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;

    private Syntax() {}

    /** The first byte that is no space, tab or line end, or {@code end}. */
    public static int space(byte[] b, int from, int end) {
        int p = from;
        while (p < end && (b[p] == ' ' || b[p] == '\n' || b[p] == '\r' || b[p] == '\t')) {
            p++;
        }
        return p;
    }

    /**
     * The closing quote of a string, or its complement ({@code ~}) when there are escapes in the string. Eight bytes at a time: a byte is
     * special when it is a quote, a backslash or below 0x20 (Warren, Hacker's Delight, 6-1).
     *
     * @param from the byte behind the opening quote
     */
    public static int string(byte[] b, int from, int end) {
        int p = from;
        boolean escaped = false;
        for (; ; ) {
            while (p + 8 <= end) {
                long word = (long) LONG.get(b, p);
                long special = special(word);
                if (special != 0) {
                    p += Long.numberOfTrailingZeros(special) >>> 3;
                    break;
                }
                p += 8;
            }
            while (p < end && b[p] != '"' && b[p] != '\\' && (b[p] >= ' ' || b[p] < 0)) {
                p++;
            }
            if (p >= end) {
                throw BadJson.found(b, end, end, "the closing quote of a string");
            } else if (b[p] == '"') {
                return escaped ? ~p : p;
            } else if (b[p] != '\\') {
                throw BadJson.found(b, p, end, "an escape such as \\n or \\u0009 in place of it");
            }
            escaped = true;
            p = escape(b, p, end);
        }
    }

    private static long special(long word) {
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        return (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((word - SPACES) & ~word)) & HIGHS;
    }

    private static int escape(byte[] b, int backslash, int end) {
        int c = backslash + 1 < end ? b[backslash + 1] : 0;
        switch (c) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return backslash + 2;
            }
            case 'u' -> {
                return unicode(b, backslash, end);
            }
            default -> throw BadJson.found(b, backslash + 1, end, "one of \" \\ / b f n r t u behind a backslash");
        }
    }

    private static int unicode(byte[] b, int backslash, int end) {
        int unit = hex(b, backslash + 2, end);
        if (unit >= 0xdc00 && unit < 0xe000) {
            throw new BadJson(
                    JsonErrors.MALFORMED, backslash, "the second half of a surrogate pair stands without the first");
        }
        int next = backslash + 6;
        if (unit < 0xd800 || unit > 0xdbff) {
            return next;
        }
        int low = next + 6 <= end && b[next] == '\\' && b[next + 1] == 'u' ? hex(b, next + 2, end) : 0;
        if (low < 0xdc00 || low > 0xdfff) {
            throw new BadJson(
                    JsonErrors.MALFORMED, backslash, "the first half of a surrogate pair stands without the second");
        }
        return next + 6;
    }

    private static int hex(byte[] b, int from, int end) {
        int value = 0;
        for (int p = from; p < from + 4; p++) {
            int digit = p < end ? Character.digit(b[p], 16) : -1;
            if (digit < 0) {
                throw BadJson.found(b, p, end, "a hexadecimal digit");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /**
     * Writes the text of a string that was checked by {@link #string}; never longer than what is read.
     *
     * @return the end of the text in {@code out}
     */
    public static int unescape(byte[] b, int from, int to, byte[] out, int at) {
        int o = at;
        int p = from;
        while (p < to) {
            byte c = b[p++];
            if (c != '\\') {
                out[o++] = c;
                continue;
            }
            c = b[p++];
            switch (c) {
                case 'b' -> out[o++] = '\b';
                case 'f' -> out[o++] = '\f';
                case 'n' -> out[o++] = '\n';
                case 'r' -> out[o++] = '\r';
                case 't' -> out[o++] = '\t';
                case 'u' -> {
                    int point = hex(b, p, to);
                    p += 4;
                    if (point >= 0xd800 && point <= 0xdbff) {
                        point = Character.toCodePoint((char) point, (char) hex(b, p + 2, to));
                        p += 6;
                    }
                    o = utf8(point, out, o);
                }
                default -> out[o++] = c;
            }
        }
        return o;
    }

    private static int utf8(int point, byte[] out, int at) {
        int o = at;
        if (point < 0x80) {
            out[o++] = (byte) point;
        } else if (point < 0x800) {
            out[o++] = (byte) (0xc0 | point >> 6);
            out[o++] = (byte) (0x80 | (point & 0x3f));
        } else if (point < 0x10000) {
            out[o++] = (byte) (0xe0 | point >> 12);
            out[o++] = (byte) (0x80 | ((point >> 6) & 0x3f));
            out[o++] = (byte) (0x80 | (point & 0x3f));
        } else {
            out[o++] = (byte) (0xf0 | point >> 18);
            out[o++] = (byte) (0x80 | ((point >> 12) & 0x3f));
            out[o++] = (byte) (0x80 | ((point >> 6) & 0x3f));
            out[o++] = (byte) (0x80 | (point & 0x3f));
        }
        return o;
    }

    /** The end of a number, which begins with a minus or a digit. */
    public static int number(byte[] b, int from, int end) {
        int p = b[from] == '-' ? from + 1 : from;
        if (p < end && b[p] == '0') {
            p++;
        } else {
            p = digits(b, p, end);
        }
        if (p < end && b[p] == '.') {
            p = digits(b, p + 1, end);
        }
        if (p < end && (b[p] | 0x20) == 'e') {
            p++;
            p = digits(b, p < end && (b[p] == '+' || b[p] == '-') ? p + 1 : p, end);
        }
        return p;
    }

    private static int digits(byte[] b, int from, int end) {
        int p = from;
        while (p < end && b[p] >= '0' && b[p] <= '9') {
            p++;
        }
        if (p == from) {
            throw BadJson.found(b, p, end, "a digit");
        }
        return p;
    }

    /** The end of {@code true}, {@code false} or {@code null}. */
    public static int literal(byte[] b, int from, int end) {
        String word = b[from] == 't' ? "true" : b[from] == 'f' ? "false" : "null";
        for (int i = 0; i < word.length(); i++) {
            if (from + i >= end || b[from + i] != word.charAt(i)) {
                throw from + i >= end || i > 0
                        ? BadJson.found(b, from + i, end, "'" + word + "'")
                        : BadJson.found(b, from, end, "a value");
            }
        }
        return from + word.length();
    }

    /** What is thrown where something else stands than {@code expected}. */
    public static BadJson unexpected(byte[] b, int at, int end, String expected) {
        return BadJson.found(b, at, end, expected);
    }

    /** What is thrown where an array or object opens on a level too deep. */
    public static BadJson tooDeep(int at, int maxDepth) {
        return Nesting.tooDeep(at, maxDepth);
    }

    /**
     * The end of any value.
     *
     * @param depth levels it is nested in
     */
    public static int value(byte[] b, int from, int end, int depth, int maxDepth) {
        int p = scalar(b, from, end);
        return p >= 0 ? p : new Nesting(depth, maxDepth).skip(b, from, end);
    }

    /** The end of a string, number or literal; -1 at the beginning of an array or object. */
    static int scalar(byte[] b, int from, int end) {
        if (from >= end) {
            throw BadJson.found(b, from, end, "a value");
        }
        byte c = b[from];
        if (c == '"') {
            int close = string(b, from + 1, end);
            return (close < 0 ? ~close : close) + 1;
        } else if (c == '{' || c == '[') {
            return -1;
        }
        return c == '-' || (c >= '0' && c <= '9') ? number(b, from, end) : literal(b, from, end);
    }
}
