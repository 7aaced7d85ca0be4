package io.penstock.extract.json.scan;

/** Walks over an array or object of any depth without recursion. One thread. */
final class Nesting {
    private final int maxDepth;
    /** One bit per level, set for objects. */
    private final long[] objects;

    private final int outside;
    private int depth;

    /** @param outside levels around what will be walked over */
    Nesting(int outside, int maxDepth) {
        this.outside = outside;
        this.maxDepth = maxDepth;
        this.objects = new long[(maxDepth >>> 6) + 1];
    }

    /** The end of the array or object at {@code from}. */
    int skip(byte[] b, int from, int end) {
        depth = 0;
        int p = open(b, from, end);
        while (depth > 0) {
            p = Syntax.space(b, p, end);
            byte close = (byte) (isObject() ? '}' : ']');
            if (p < end && b[p] == close) {
                depth--;
                p++;
            } else if (p < end && b[p] == ',') {
                p = member(b, p + 1, end);
            } else {
                throw BadJson.found(b, p, end, "',' or '" + (char) close + "'");
            }
        }
        return p;
    }

    /** Enters an array or object; gives the byte behind its first element, or its closing bracket when it has none. */
    private int open(byte[] b, int from, int end) {
        if (outside + depth >= maxDepth) {
            throw tooDeep(from, maxDepth);
        }
        boolean object = b[from] == '{';
        if (object) {
            objects[depth >>> 6] |= 1L << depth;
        } else {
            objects[depth >>> 6] &= ~(1L << depth);
        }
        depth++;
        int p = Syntax.space(b, from + 1, end);
        return p < end && b[p] == (object ? '}' : ']') ? p : member(b, p, end);
    }

    private int member(byte[] b, int from, int end) {
        int p = Syntax.space(b, from, end);
        if (isObject()) {
            p = key(b, p, end);
        }
        int next = Syntax.scalar(b, p, end);
        return next >= 0 ? next : open(b, p, end);
    }

    private static int key(byte[] b, int from, int end) {
        if (from >= end || b[from] != '"') {
            throw BadJson.found(b, from, end, "a key in double quotes");
        }
        int close = Syntax.string(b, from + 1, end);
        int p = Syntax.space(b, (close < 0 ? ~close : close) + 1, end);
        if (p >= end || b[p] != ':') {
            throw BadJson.found(b, p, end, "':' behind the key");
        }
        return Syntax.space(b, p + 1, end);
    }

    private boolean isObject() {
        return (objects[(depth - 1) >>> 6] >>> (depth - 1) & 1) != 0;
    }

    static BadJson tooDeep(int at, int maxDepth) {
        return new BadJson(
                JsonErrors.TOO_DEEP, at, "arrays and objects are nested deeper than max_depth (" + maxDepth + ")");
    }
}
