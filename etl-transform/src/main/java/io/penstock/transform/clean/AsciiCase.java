package io.penstock.transform.clean;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Case mapping of ASCII values. Upper and lower case go eight bytes at a time: adding to each byte's low seven bits the
 * distance from {@code 'A'} (or {@code 'a'}) and from one past {@code 'Z'} to 128 leaves in the high bits "at or above" for
 * both, which differ for letters only; shifted by two they are the bit 0x20 to flip.
 */
abstract sealed class AsciiCase {
    /** Bytes that {@link #map} may write past the end of a value. */
    static final int SLACK = 8;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    static AsciiCase of(LetterCase to) {
        return switch (to) {
            case LOWER -> new Flip('A');
            case UPPER -> new Flip('a');
            case TITLE -> new Words();
            case SENTENCE -> new Sentences();
        };
    }

    /** Whether the value is ASCII and already as it should be; may say no where it could say yes. */
    abstract boolean isUnchanged(byte[] bytes, int from, int to);

    /** Writes the value at {@code at}; false, with rubbish written, when it is not ASCII. */
    abstract boolean map(byte[] bytes, int from, int to, byte[] out, int at);

    /** All letters one way. */
    private static final class Flip extends AsciiCase {
        private final int letter;
        private final long reach;
        private final long past;

        /** @param letter the first of the 26 letters to flip */
        Flip(char letter) {
            this.letter = letter;
            this.reach = ONES * (0x80 - letter);
            this.past = ONES * (0x80 - letter - 26);
        }

        private long flips(long word) {
            long low = word & ~HIGHS;
            return (((low + reach) ^ (low + past)) & HIGHS) >>> 2;
        }

        @Override
        boolean isUnchanged(byte[] bytes, int from, int to) {
            int i = from;
            for (; i + 8 <= to; i += 8) {
                long word = (long) LONGS.get(bytes, i);
                if ((word & HIGHS) != 0 || flips(word) != 0) {
                    return false;
                }
            }
            for (; i < to; i++) {
                if (bytes[i] < 0 || (bytes[i] >= letter && bytes[i] < letter + 26)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        boolean map(byte[] bytes, int from, int to, byte[] out, int at) {
            long seen = 0;
            int i = from;
            int o = at;
            for (; i + 8 <= to; i += 8, o += 8) {
                long word = (long) LONGS.get(bytes, i);
                seen |= word;
                LONGS.set(out, o, word ^ flips(word));
            }
            if (i < to && i + 8 <= bytes.length) {
                long word = (long) LONGS.get(bytes, i) & (-1L >>> (64 - (to - i) * 8));
                seen |= word;
                LONGS.set(out, o, word ^ flips(word));
            } else {
                for (; i < to; i++, o++) {
                    byte b = bytes[i];
                    seen |= b;
                    out[o] = (byte) (b >= letter && b < letter + 26 ? b ^ 0x20 : b);
                }
            }
            return (seen & HIGHS) == 0;
        }
    }

    /** Title case. */
    private static final class Words extends AsciiCase {
        @Override
        boolean isUnchanged(byte[] bytes, int from, int to) {
            boolean inWord = false;
            for (int i = from; i < to; i++) {
                byte b = bytes[i];
                if (b < 0 || (inWord ? isUpper(b) : isLower(b))) {
                    return false;
                }
                inWord = isWord(b) || (b == '\'' && inWord && isContraction(bytes, i + 1, to));
            }
            return true;
        }

        @Override
        boolean map(byte[] bytes, int from, int to, byte[] out, int at) {
            boolean inWord = false;
            for (int i = from; i < to; i++) {
                byte b = bytes[i];
                if (b < 0) {
                    return false;
                }
                out[at + i - from] = (byte) ((inWord ? isUpper(b) : isLower(b)) ? b ^ 0x20 : b);
                inWord = isWord(b) || (b == '\'' && inWord && isContraction(bytes, i + 1, to));
            }
            return true;
        }

        private static boolean isContraction(byte[] bytes, int from, int to) {
            int i = from;
            while (i < to && i < from + 3 && bytes[i] >= 0 && isWord(bytes[i])) {
                i++;
            }
            return i < from + 3;
        }

        private static boolean isWord(byte b) {
            return isLower(b) || isUpper(b) || (b >= '0' && b <= '9');
        }
    }

    /** Sentence case. */
    private static final class Sentences extends AsciiCase {
        @Override
        boolean isUnchanged(byte[] bytes, int from, int to) {
            return from == to;
        }

        @Override
        boolean map(byte[] bytes, int from, int to, byte[] out, int at) {
            boolean first = true;
            boolean stopped = false;
            for (int i = from; i < to; i++) {
                byte b = bytes[i];
                if (b < 0) {
                    return false;
                }
                boolean letter = isUpper(b) || isLower(b);
                out[at + i - from] = (byte) (letter && first == isLower(b) ? b ^ 0x20 : b);
                if (letter || (b >= '0' && b <= '9')) {
                    first = false;
                } else if (stopped && (b == ' ' || (b >= '\t' && b <= '\r'))) {
                    first = true;
                }
                stopped = b == '.' || b == '!' || b == '?';
            }
            return true;
        }
    }

    static boolean isUpper(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    static boolean isLower(byte b) {
        return b >= 'a' && b <= 'z';
    }
}
