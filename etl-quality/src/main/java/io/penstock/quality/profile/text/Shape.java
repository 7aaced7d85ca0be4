package io.penstock.quality.profile.text;

import java.util.Arrays;

/** Makes the shape of one text at a time: see {@link io.penstock.quality.profile.measure.Patterns}. */
final class Shape {
    private static final int MOST_CHARACTERS = 64;
    private static final byte[] MORE = {(byte) 0xE2, (byte) 0x80, (byte) 0xA6};

    private byte[] shape = new byte[256];
    private int length;

    byte[] bytes() {
        return shape;
    }

    int length() {
        return length;
    }

    byte[] copy() {
        return Arrays.copyOf(shape, length);
    }

    /** Makes the shape of {@code text[from..to)}. */
    void of(byte[] text, int from, int to) {
        length = 0;
        int at = from;
        int characters = 0;
        int last = -1;
        int repeated = 0;
        while (at < to && characters < MOST_CHARACTERS) {
            int stands = ascii(text[at]);
            int bytes = 1;
            if (stands < 0) {
                int point = point(text, at, to);
                bytes = size(text[at], to - at);
                stands = standsFor(point);
            }
            if (stands == last) {
                repeated++;
            } else {
                end(last, repeated);
                last = stands;
                repeated = 1;
            }
            at += bytes;
            characters++;
        }
        end(last, repeated);
        if (at < to) {
            for (byte each : MORE) {
                append(each);
            }
        }
    }

    /** What an ASCII character stands as; −1 for the first byte of another. */
    private static int ascii(byte c) {
        if (c >= 'a' && c <= 'z') {
            return 'a';
        } else if (c >= 'A' && c <= 'Z') {
            return 'A';
        } else if (c >= '0' && c <= '9') {
            return '9';
        }
        return c;
    }

    private static int size(byte first, int most) {
        int size = (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : (first & 0xF8) == 0xF0 ? 4 : 1;
        return Math.min(size, most);
    }

    private static int point(byte[] text, int at, int to) {
        int size = size(text[at], to - at);
        int point = size == 1 ? 0xFFFD : text[at] & (0xFF >> (size + 1));
        for (int i = 1; i < size; i++) {
            point = (point << 6) | (text[at + i] & 0x3F);
        }
        return point;
    }

    private static int standsFor(int point) {
        if (Character.isUpperCase(point) || Character.isTitleCase(point)) {
            return 'A';
        } else if (Character.isLetter(point)) {
            return 'a';
        }
        return Character.isDigit(point) ? '9' : point;
    }

    private void end(int stands, int repeated) {
        if (repeated == 0) {
            return;
        }
        appendPoint(stands);
        if (repeated > 1) {
            append((byte) '{');
            if (repeated >= 10) {
                append((byte) ('0' + repeated / 10));
            }
            append((byte) ('0' + repeated % 10));
            append((byte) '}');
        }
    }

    private void appendPoint(int point) {
        if (point < 0x80) {
            append((byte) point);
        } else if (point < 0x800) {
            append((byte) (0xC0 | (point >> 6)));
            append((byte) (0x80 | (point & 0x3F)));
        } else if (point < 0x10000) {
            append((byte) (0xE0 | (point >> 12)));
            append((byte) (0x80 | ((point >> 6) & 0x3F)));
            append((byte) (0x80 | (point & 0x3F)));
        } else {
            append((byte) (0xF0 | (point >> 18)));
            append((byte) (0x80 | ((point >> 12) & 0x3F)));
            append((byte) (0x80 | ((point >> 6) & 0x3F)));
            append((byte) (0x80 | (point & 0x3F)));
        }
    }

    private void append(byte each) {
        if (length == shape.length) {
            shape = Arrays.copyOf(shape, length * 2);
        }
        shape[length++] = each;
    }
}
