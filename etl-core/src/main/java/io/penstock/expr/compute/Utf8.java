package io.penstock.expr.compute;

/** Steps over and searches well-formed UTF-8. A character is a code point. */
public final class Utf8 {
    private Utf8() {}

    /** The byte after the character that begins at {@code at}. */
    public static int next(byte[] bytes, int at) {
        byte lead = bytes[at];
        return lead >= 0 ? at + 1 : at + (lead < (byte) 0xE0 ? 2 : lead < (byte) 0xF0 ? 3 : 4);
    }

    /** The first byte of the character that ends before {@code at}. */
    public static int previous(byte[] bytes, int at) {
        int before = at - 1;
        while ((bytes[before] & 0xC0) == 0x80) {
            before--;
        }
        return before;
    }

    public static int count(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += bytes[i] >= (byte) 0xC0 ? 1 : 0;
        }
        return count;
    }

    /** The byte {@code characters} after {@code at}, at most {@code to}. */
    public static int skip(byte[] bytes, int at, int to, long characters) {
        int here = at;
        for (long left = characters; left > 0 && here < to; left--) {
            here = next(bytes, here);
        }
        return here;
    }

    /** The byte {@code characters} before {@code at}, at least {@code from}. */
    public static int skipBack(byte[] bytes, int from, int at, long characters) {
        int here = at;
        for (long left = characters; left > 0 && here > from; left--) {
            here = previous(bytes, here);
        }
        return here;
    }

    public static boolean isAscii(byte[] bytes, int from, int to) {
        int seen = 0;
        for (int i = from; i < to; i++) {
            seen |= bytes[i];
        }
        return seen >= 0;
    }

    /** Where {@code wanted} begins first in {@code bytes[from..to)}; -1 where nowhere. */
    public static int find(byte[] bytes, int from, int to, byte[] wanted) {
        return find(bytes, from, to, wanted, 0, wanted.length);
    }

    /** Where {@code wanted[start..end)} begins first in {@code bytes[from..to)}; -1 where nowhere. */
    public static int find(byte[] bytes, int from, int to, byte[] wanted, int start, int end) {
        int length = end - start;
        if (length == 0) {
            return from;
        }
        byte first = wanted[start];
        for (int i = from; i <= to - length; i++) {
            if (bytes[i] == first) {
                int k = 1;
                while (k < length && bytes[i + k] == wanted[start + k]) {
                    k++;
                }
                if (k == length) {
                    return i;
                }
            }
        }
        return -1;
    }
}
