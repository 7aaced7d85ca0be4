package io.penstock.extract.json.scan;

import io.penstock.extract.text.Utf8;
import java.io.IOException;

/** Walks over values of any size that nobody wants, strictly, keeping only the token it is at. One thread. */
final class Skipping {
    private final Window window;
    private final int maxDepth;
    private final long[] objects;
    private int depth;

    Skipping(Window window, int maxDepth) {
        this.window = window;
        this.maxDepth = maxDepth;
        this.objects = new long[(maxDepth >>> 6) + 1];
    }

    /** Walks over the value that begins at the window's place. */
    void value() throws IOException {
        depth = 0;
        enter();
        rest();
    }

    /** Walks to the end of the innermost open container, of which some elements were read. */
    void rest(boolean object) throws IOException {
        depth = 1;
        mark(object);
        rest();
    }

    private void rest() throws IOException {
        while (depth > 0) {
            boolean object = (objects[(depth - 1) >>> 6] >>> (depth - 1) & 1) != 0;
            char close = object ? '}' : ']';
            int c = window.peek(true);
            if (c == close) {
                window.at++;
                depth--;
            } else if (c == ',') {
                window.at++;
                if (object) {
                    key();
                }
                enter();
            } else {
                throw expected("',' or '" + close + "'");
            }
        }
    }

    private void enter() throws IOException {
        for (; ; ) {
            int c = window.peek(true);
            if (c != '{' && c != '[') {
                scalar();
                return;
            }
            if (depth == maxDepth) {
                throw Nesting.tooDeep(window.at, maxDepth);
            }
            depth++;
            mark(c == '{');
            window.at++;
            if (window.peek(true) == (c == '{' ? '}' : ']')) {
                return;
            }
            if (c == '{') {
                key();
            }
        }
    }

    private void mark(boolean object) {
        if (object) {
            objects[(depth - 1) >>> 6] |= 1L << (depth - 1);
        } else {
            objects[(depth - 1) >>> 6] &= ~(1L << (depth - 1));
        }
    }

    /** Reads a key and the colon behind it; the key stays in the window's bytes only until the next call. */
    String key() throws IOException {
        if (window.peek(true) != '"') {
            throw expected("a key in double quotes");
        }
        window.discard();
        int from = window.at + 1;
        scalar();
        byte[] text = new byte[window.at];
        int end = Syntax.unescape(window.bytes, from, window.at - 1, text, 0);
        String key = new String(text, 0, end, java.nio.charset.StandardCharsets.UTF_8);
        if (window.peek(false) != ':') {
            throw expected("':' behind the key");
        }
        window.at++;
        return key;
    }

    private void scalar() throws IOException {
        if (window.peek(true) < 0) {
            throw expected("a value");
        }
        window.token();
        int end = Syntax.scalar(window.bytes, window.at, window.limit);
        checkText(window, window.at, end);
        window.at = end;
    }

    BadJson expected(String what) {
        return BadJson.found(window.bytes, window.at, window.limit, what);
    }

    static void checkText(Window window, int from, int to) {
        int bad = Utf8.firstMalformed(window.bytes, from, to);
        if (bad >= 0) {
            throw new BadJson(
                    JsonErrors.MALFORMED,
                    bad,
                    String.format("there is a byte 0x%02X that is not UTF-8 text", window.bytes[bad] & 0xff));
        }
    }
}
