package io.penstock.extract.json.scan;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The part of a stream that is looked at: bytes {@code [0, limit)} of an array, whose first byte stands at a known place. One thread. */
final class Window {
    private static final int CHUNK = 1 << 17;

    final String name;
    private final InputStream in;
    private final int maxBytes;
    byte[] bytes = new byte[CHUNK + Syntax.PAD];
    int limit;
    int at;
    boolean ended;
    /** Line number, characters in front in that line, and bytes in front, of the first byte. */
    long line = 1;

    int columnsBefore;
    long offset;

    Window(String name, InputStream in, int maxBytes) {
        this.name = name;
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Reads more bytes behind {@code limit}; false at the end of the stream. Bytes stay where they are in the array. */
    boolean more() throws IOException {
        if (ended) {
            return false;
        }
        int room = bytes.length - Syntax.PAD;
        if (limit == room) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(room * 2L, (long) maxBytes + CHUNK) + Syntax.PAD);
            room = bytes.length - Syntax.PAD;
        }
        int got = in.read(bytes, limit, Math.min(CHUNK, room - limit));
        ended = got < 0;
        limit += Math.max(0, got);
        return !ended;
    }

    /** Forgets the bytes in front of {@code at}; the array is used on. */
    void discard() {
        move(bytes, at);
    }

    /** The same in a new array of about {@code capacity} bytes; the old one belongs to somebody else. */
    void leave(int from, int capacity) {
        move(new byte[Math.max(Math.max(capacity, CHUNK), limit - from + CHUNK) + Syntax.PAD], from);
    }

    private void move(byte[] to, int from) {
        line += Lines.count(bytes, 0, from);
        columnsBefore = Lines.column(bytes, 0, from, columnsBefore) - 1;
        offset += from;
        System.arraycopy(bytes, from, to, 0, limit - from);
        bytes = to;
        limit -= from;
        at -= from;
    }

    /** The next byte that is no space without taking it, or -1 at the end. What is skipped may be forgotten. */
    int peek(boolean forget) throws IOException {
        for (; ; ) {
            at = Syntax.space(bytes, at, limit);
            if (at < limit) {
                return bytes[at] & 0xff;
            }
            if (forget && at > 0) {
                discard();
            }
            if (!more()) {
                return -1;
            }
        }
    }

    /** Makes sure that the scalar that begins at {@code at} is here as a whole, followed by a byte or the end. */
    void token() throws IOException {
        int p = at + 1;
        if (bytes[at] != '"') {
            for (; ; p++) {
                if ((p >= limit && !more()) || !isWord(bytes[p])) {
                    return;
                }
                checkLength(p - at);
            }
        }
        for (; ; ) {
            while (p >= limit) {
                if (!more()) {
                    return;
                }
            }
            if (bytes[p] == '"') {
                return;
            }
            p += bytes[p] == '\\' ? 2 : 1;
            checkLength(p - at);
        }
    }

    private static boolean isWord(byte c) {
        return c > ' ' && c != ',' && c != ']' && c != '}' && c != ':';
    }

    /**
     * The end of the value that begins at {@code at}, found by its brackets alone and read as a whole; {@code limit} when the stream ends
     * before.
     */
    int extent() throws IOException {
        byte first = bytes[at];
        if (first != '{' && first != '[') {
            token();
            int p = at + 1;
            if (first == '"') {
                while (p < limit && bytes[p] != '"') {
                    p += bytes[p] == '\\' ? 2 : 1;
                }
                return Math.min(p + 1, limit);
            }
            while (p < limit && isWord(bytes[p])) {
                p++;
            }
            return p;
        }
        int depth = 0;
        boolean quoted = false;
        for (int p = at; ; p++) {
            while (p >= limit) {
                checkLength(p - at);
                if (!more()) {
                    return limit;
                }
            }
            byte c = bytes[p];
            if (quoted) {
                if (c == '\\') {
                    p++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                checkLength(p + 1 - at);
                return p + 1;
            }
        }
    }

    private void checkLength(int length) {
        if (length > maxBytes) {
            throw new ExtractException(
                    Problem.of(JsonErrors.RECORD_TOO_LONG, "a value is longer than max_record_bytes (" + maxBytes + ")")
                            .at(place(at))
                            .next("Raise max_record_bytes, or set record_path to the array that holds the records."));
        }
    }

    String place(int byteAt) {
        return name + ":" + (line + Lines.count(bytes, 0, byteAt)) + ":"
                + Lines.column(bytes, 0, byteAt, columnsBefore);
    }

    ExtractException failure(BadJson bad, String next) {
        return new ExtractException(
                Problem.of(bad.code(), bad.what()).at(place(bad.at())).next(next));
    }
}
