package io.penstock.transform.text.replace;

import java.nio.charset.StandardCharsets;

/** A slice of ASCII bytes as text, for matching without making a {@link String}. One thread. */
final class AsciiText implements CharSequence {
    private byte[] bytes = new byte[0];
    private int from;
    private int to;

    AsciiText at(byte[] newBytes, int newFrom, int newTo) {
        bytes = newBytes;
        from = newFrom;
        to = newTo;
        return this;
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        return (char) bytes[from + index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(bytes, from + start, end - start, StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }
}
