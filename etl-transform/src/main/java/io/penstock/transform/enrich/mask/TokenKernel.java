package io.penstock.transform.enrich.mask;

import io.penstock.data.TextColumn;
import io.penstock.transform.internal.text.TextKernel;
import io.penstock.transform.internal.text.TextRewrite;
import io.penstock.transform.internal.text.Utf8;
import java.nio.charset.StandardCharsets;

/**
 * Other digits for digits, other ASCII letters of the same case for letters; everything else stays where it is. Two texts of ASCII
 * never get the same token: the letters and digits are cut in two halves, and in ten rounds each half in turn is shifted, place by
 * place and modulo its alphabet, by HMAC-SHA256 of the round, the other characters and the other half. That is the alternating
 * Feistel network of NIST SP 800-38G with an alphabet per place; not the standard's FF1, and no one has studied it as they have that.
 * Letters and digits beyond ASCII become {@code x}, {@code X} or {@code 0}. One thread.
 */
final class TokenKernel implements TextKernel {
    private static final int ROUNDS = 10;

    private final KeyedHash hash;
    /** The text with 0, a, A in all places that change: what halves are mixed with, the same before and after. */
    private byte[] frame = new byte[64];

    private int[] places = new int[64];
    private byte[] text = new byte[64];

    TokenKernel(KeyedHash hash) {
        this.hash = hash;
    }

    @Override
    public TextColumn apply(TextColumn column) {
        TextRewrite out = TextRewrite.after(column, 0);
        for (int i = 0; i < column.size(); i++) {
            if (column.length(i) == 0) {
                out.keep(i);
            } else {
                int length = load(column, i);
                mix(length);
                out.append(text, 0, length);
            }
        }
        return out.build();
    }

    private int load(TextColumn column, int i) {
        byte[] from = column.bytes();
        int start = column.starts()[i];
        int end = column.ends()[i];
        if (!Utf8.isAscii(from, start, end)) {
            from = column.string(i)
                    .codePoints()
                    .map(TokenKernel::hidden)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            start = 0;
            end = from.length;
        }
        int length = end - start;
        if (text.length < length) {
            text = new byte[2 * length];
            frame = new byte[2 * length];
            places = new int[2 * length];
        }
        System.arraycopy(from, start, text, 0, length);
        return length;
    }

    private static int hidden(int codePoint) {
        if (codePoint < 128 || !Character.isLetterOrDigit(codePoint)) {
            return codePoint;
        }
        return Character.isDigit(codePoint) ? '0' : Character.isUpperCase(codePoint) ? 'X' : 'x';
    }

    private void mix(int length) {
        int count = 0;
        for (int k = 0; k < length; k++) {
            byte first = alphabet(text[k]);
            frame[k] = first == 0 ? text[k] : first;
            if (first != 0) {
                places[count++] = k;
            }
        }
        int half = count / 2;
        for (int round = 0; round < ROUNDS; round++) {
            if ((round & 1) == 0) {
                shift(round, length, half, count, 0, half);
            } else {
                shift(round, length, 0, half, half, count);
            }
        }
    }

    /** Shifts the places {@code [from, to)} by the hash of the places {@code [otherFrom, otherTo)}. */
    private void shift(int round, int length, int from, int to, int otherFrom, int otherTo) {
        int block = 0;
        byte[] shifts = new byte[0];
        for (int p = from; p < to; p++) {
            int at = (p - from) * 4 % KeyedHash.BYTES;
            if (at == 0) {
                hash.add((byte) round).add((byte) block++).add(frame, 0, length);
                for (int o = otherFrom; o < otherTo; o++) {
                    hash.add(text[places[o]]);
                }
                shifts = hash.end();
            }
            int shift = (shifts[at] & 0x7F) << 24
                    | (shifts[at + 1] & 0xFF) << 16
                    | (shifts[at + 2] & 0xFF) << 8
                    | (shifts[at + 3] & 0xFF);
            byte first = frame[places[p]];
            int size = first == '0' ? 10 : 26;
            text[places[p]] = (byte) (first + (text[places[p]] - first + shift % size) % size);
        }
    }

    /** The first character of the alphabet of {@code b}; 0 when it stays. */
    private static byte alphabet(byte b) {
        if (b >= '0' && b <= '9') {
            return '0';
        } else if (b >= 'a' && b <= 'z') {
            return 'a';
        }
        return (byte) (b >= 'A' && b <= 'Z' ? 'A' : 0);
    }
}
