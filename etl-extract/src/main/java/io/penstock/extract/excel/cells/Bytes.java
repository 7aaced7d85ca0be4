package io.penstock.extract.excel.cells;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A byte array that grows. One thread. */
public final class Bytes {
    private byte[] array;
    private int size;

    public Bytes(int expected) {
        this.array = new byte[expected];
    }

    /** The bytes, {@link #size} of them; another array after any append. */
    public byte[] array() {
        return array;
    }

    public int size() {
        return size;
    }

    /** Forgets everything behind {@code newSize}. */
    public void cut(int newSize) {
        size = newSize;
    }

    /** The array with room for {@code more} bytes behind {@link #size}; {@link #advance} says how many were used. */
    public byte[] reserve(int more) {
        if (array.length - size < more) {
            array = Arrays.copyOf(
                    array, Math.max(Math.addExact(size, more), (int) Math.min(1 << 30, array.length * 2L)));
        }
        return array;
    }

    public void advance(int count) {
        size += count;
    }

    public void append(byte b) {
        reserve(1)[size++] = b;
    }

    public void append(byte[] source, int from, int to) {
        System.arraycopy(source, from, reserve(to - from), size, to - from);
        size += to - from;
    }

    public void append(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        append(utf8, 0, utf8.length);
    }

    /** One character; a surrogate, which is no character, becomes U+FFFD. */
    public void appendCharacter(int character) {
        int c = character >= 0xD800 && character <= 0xDFFF ? 0xFFFD : character;
        byte[] to = reserve(4);
        if (c < 0x80) {
            to[size++] = (byte) c;
        } else if (c < 0x800) {
            to[size++] = (byte) (0xC0 | (c >> 6));
            to[size++] = (byte) (0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            to[size++] = (byte) (0xE0 | (c >> 12));
            to[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
            to[size++] = (byte) (0x80 | (c & 0x3F));
        } else {
            to[size++] = (byte) (0xF0 | (c >> 18));
            to[size++] = (byte) (0x80 | ((c >> 12) & 0x3F));
            to[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
            to[size++] = (byte) (0x80 | (c & 0x3F));
        }
    }

    public String text(int from) {
        return new String(array, from, size - from, StandardCharsets.UTF_8);
    }
}
