package io.penstock.load.parquet.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bytes at any place as little-endian words of eight, padded with zeros. Only aligned words are read, two of them shifted into
 * one: the JVM's quick compiler puts words that are not aligned together from single bytes.
 */
final class Words {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /** How many words so many bytes fill. */
    static int count(int length) {
        return (length + 7) >>> 3;
    }

    /** Puts {@code bytes[from..to)} into {@code words}, which has room. */
    static void read(byte[] bytes, int from, int to, long[] words) {
        int count = count(to - from);
        if (count == 0) {
            return;
        }
        int last = (to - 1) & -8;
        if (last + 8 > bytes.length) {
            readAtEnd(bytes, from, to, words);
            return;
        }
        int at = from & -8;
        int shift = (from << 3) & 63;
        long low = (long) WORD.get(bytes, at);
        for (int i = 0; i < count; i++) {
            at += 8;
            long high = at <= last ? (long) WORD.get(bytes, at) : 0;
            words[i] = (low >>> shift) | (high << 1 << (63 - shift));
            low = high;
        }
        words[count - 1] &= -1L >>> ((from - to) << 3);
    }

    /** The first eight bytes of {@code bytes[from..to)} as a word. */
    static long first(byte[] bytes, int from, int to) {
        int at = from & -8;
        if (to == from) {
            return 0;
        } else if (at + 16 > bytes.length) {
            long[] word = new long[1];
            readAtEnd(bytes, from, Math.min(to, from + 8), word);
            return word[0];
        }
        int shift = (from << 3) & 63;
        long word = (long) WORD.get(bytes, at) >>> shift;
        if (shift + ((to - from) << 3) > 64) {
            word |= (long) WORD.get(bytes, at + 8) << 1 << (63 - shift);
        }
        return to - from >= 8 ? word : word & (-1L >>> ((from - to) << 3));
    }

    private static void readAtEnd(byte[] bytes, int from, int to, long[] words) {
        java.util.Arrays.fill(words, 0, count(to - from), 0);
        for (int at = from; at < to; at++) {
            words[(at - from) >>> 3] |= (bytes[at] & 0xFFL) << ((at - from) << 3);
        }
    }
}
