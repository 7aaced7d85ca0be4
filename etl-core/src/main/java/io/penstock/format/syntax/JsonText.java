package io.penstock.format.syntax;

/** Whether bytes are one JSON text (RFC 8259): any value, whitespace around it, at most 1,000 levels deep. Nothing is built. */
public final class JsonText {
    private static final int DEEPEST = 1000;

    private final long[] objects = new long[(DEEPEST + 63) / 64];
    private byte[] text = new byte[0];
    private int at;
    private int to;

    public boolean isValid(byte[] bytes, int from, int end) {
        text = bytes;
        at = from;
        to = end;
        return document();
    }

    /** No recursion: the kind of every open bracket is a bit. */
    private boolean document() {
        int depth = 0;
        boolean valueWanted = true;
        while (true) {
            skipSpace();
            if (valueWanted) {
                if (at == to) {
                    return false;
                }
                byte b = text[at];
                if (b == '{' || b == '[') {
                    if (depth == DEEPEST) {
                        return false;
                    }
                    open(depth++, b == '{');
                    at++;
                    skipSpace();
                    if (at < to && text[at] == (b == '{' ? '}' : ']')) {
                        at++;
                        depth--;
                        valueWanted = false;
                    } else if (b == '{' && !name()) {
                        return false;
                    }
                    continue;
                } else if (!scalar(b)) {
                    return false;
                }
                valueWanted = false;
            } else if (depth == 0) {
                return at == to;
            } else if (at == to) {
                return false;
            } else {
                boolean object = isObject(depth - 1);
                byte b = text[at++];
                if (b == ',') {
                    skipSpace();
                    if (object && !name()) {
                        return false;
                    }
                    valueWanted = true;
                } else if (b == (object ? '}' : ']')) {
                    depth--;
                } else {
                    return false;
                }
            }
        }
    }

    private void open(int depth, boolean object) {
        long bit = 1L << depth;
        objects[depth >>> 6] = object ? objects[depth >>> 6] | bit : objects[depth >>> 6] & ~bit;
    }

    private boolean isObject(int depth) {
        return (objects[depth >>> 6] >>> depth & 1) != 0;
    }

    private boolean name() {
        if (at == to || text[at] != '"' || !string()) {
            return false;
        }
        skipSpace();
        return at < to && text[at++] == ':';
    }

    private boolean scalar(byte first) {
        return switch (first) {
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean word(String word) {
        if (to - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    private boolean string() {
        at++;
        while (at < to) {
            byte b = text[at++];
            if (b == '"') {
                return true;
            } else if (b == '\\') {
                if (!escape()) {
                    return false;
                }
            } else if (b >= 0 && b < ' ') {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        if (at == to) {
            return false;
        }
        byte b = text[at++];
        if (b != 'u') {
            return "\"\\/bfnrt".indexOf(b) >= 0;
        }
        for (int i = 0; i < 4; i++) {
            if (at == to || text[at] < 0 || Character.digit(text[at++], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        if (at < to && text[at] == '-') {
            at++;
        }
        int start = at;
        if (digits() == 0 || (text[start] == '0' && at - start > 1)) {
            return false;
        }
        if (at < to && text[at] == '.') {
            at++;
            if (digits() == 0) {
                return false;
            }
        }
        if (at < to && (text[at] | 0x20) == 'e') {
            at++;
            if (at < to && (text[at] == '+' || text[at] == '-')) {
                at++;
            }
            return digits() > 0;
        }
        return true;
    }

    private int digits() {
        int start = at;
        while (at < to && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at - start;
    }

    private void skipSpace() {
        while (at < to && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
    }
}
