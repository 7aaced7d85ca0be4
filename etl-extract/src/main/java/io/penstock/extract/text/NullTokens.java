package io.penstock.extract.text;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Texts that mean null, compared byte by byte. Immutable. */
public final class NullTokens implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No text means null. */
    public static final NullTokens NONE = new NullTokens(List.of());

    private final List<String> tokens;
    private final byte[][] utf8;
    /** Bit n is set when a token is n bytes long; bit 63 stands for everything longer. */
    private final long lengths;

    public NullTokens(List<String> tokens) {
        this.tokens = List.copyOf(tokens);
        this.utf8 = tokens.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        long bits = 0;
        for (byte[] token : utf8) {
            bits |= 1L << Math.min(63, token.length);
        }
        this.lengths = bits;
    }

    public List<String> tokens() {
        return tokens;
    }

    public boolean isEmpty() {
        return utf8.length == 0;
    }

    boolean matches(byte[] b, int from, int to) {
        if ((lengths >>> Math.min(63, to - from) & 1) == 0) {
            return false;
        }
        for (byte[] token : utf8) {
            if (Arrays.equals(token, 0, token.length, b, from, to)) {
                return true;
            }
        }
        return false;
    }
}
