package io.penstock.transform.enrich;

import io.penstock.data.TextColumn;

/** All counts of a column in one pass over its bytes; characters past ASCII by their code points. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TextCounts(long[] lengths, long[] words, long[] upper, long[] digits) {
    private static final int WORD = 1;
    private static final int UPPER = 2;
    private static final int DIGIT = 4;
    private static final byte[] ASCII = new byte[128];

    static {
        for (int c = 0; c < 128; c++) {
            ASCII[c] = (byte) kind(c);
        }
    }

    static TextCounts of(TextColumn texts) {
        int rows = texts.size();
        TextCounts counts = new TextCounts(new long[rows], new long[rows], new long[rows], new long[rows]);
        byte[] bytes = texts.bytes();
        for (int i = 0; i < rows; i++) {
            counts.count(i, bytes, texts.starts()[i], texts.ends()[i]);
        }
        return counts;
    }

    private void count(int row, byte[] bytes, int from, int to) {
        int length = 0;
        int starts = 0;
        int capitals = 0;
        int numerals = 0;
        int before = 0;
        for (int at = from; at < to; ) {
            int kind;
            if (bytes[at] >= 0) {
                kind = ASCII[bytes[at++]];
            } else {
                int point = codePoint(bytes, at);
                kind = kind(point);
                at += point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            }
            length++;
            starts += kind & ~before & WORD;
            capitals += (kind & UPPER) >> 1;
            numerals += (kind & DIGIT) >> 2;
            before = kind;
        }
        lengths[row] = length;
        words[row] = starts;
        upper[row] = capitals;
        digits[row] = numerals;
    }

    private static int kind(int point) {
        boolean space = Character.isWhitespace(point) || Character.isSpaceChar(point);
        return (space ? 0 : WORD) | (Character.isUpperCase(point) ? UPPER : 0) | (Character.isDigit(point) ? DIGIT : 0);
    }

    /** The code point that begins at a byte with its high bit set. */
    private static int codePoint(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        if (first < 0xe0) {
            return ((first & 0x1f) << 6) | (bytes[at + 1] & 0x3f);
        } else if (first < 0xf0) {
            return ((first & 0x0f) << 12) | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f);
        }
        return ((first & 0x07) << 18)
                | ((bytes[at + 1] & 0x3f) << 12)
                | ((bytes[at + 2] & 0x3f) << 6)
                | (bytes[at + 3] & 0x3f);
    }

    long[] of(TextFeature feature) {
        return switch (feature) {
            case LENGTH -> lengths;
            case WORDS -> words;
            case UPPER -> upper;
            case DIGITS -> digits;
        };
    }
}
