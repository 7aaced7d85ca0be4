package io.penstock.transform.clean;

import io.penstock.transform.TransformErrors;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Texts that stand for "no value". Compared whole and letter by letter, first by length, then by bytes. Immutable. */
final class NullTokens implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 63;
    static final NullTokens NONE = new NullTokens(List.of());

    private final List<String> texts;
    private final byte[][] tokens;
    /** Bit n: there is a token of n bytes. */
    private final long lengths;

    private NullTokens(List<String> texts) {
        this.texts = List.copyOf(texts);
        this.tokens = new byte[texts.size()][];
        long seen = 0;
        for (int t = 0; t < tokens.length; t++) {
            tokens[t] = texts.get(t).getBytes(StandardCharsets.UTF_8);
            if (tokens[t].length > LONGEST) {
                throw TransformErrors.badSetting(
                        "null_tokens", "a token of " + tokens[t].length + " bytes is too long, at most " + LONGEST);
            }
            seen |= 1L << tokens[t].length;
        }
        this.lengths = seen;
    }

    static NullTokens of(List<String> texts) {
        return new NullTokens(texts);
    }

    /** The same and the empty text. */
    NullTokens andEmpty() {
        if (texts.contains("")) {
            return this;
        }
        List<String> more = new ArrayList<>(texts);
        more.add("");
        return new NullTokens(more);
    }

    List<String> texts() {
        return texts;
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    long lengths() {
        return lengths;
    }

    /** Whether the slice is one of the tokens. */
    boolean contains(byte[] bytes, int from, int to) {
        int length = to - from;
        for (byte[] token : tokens) {
            if (token.length == length && Arrays.equals(token, 0, length, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }
}
