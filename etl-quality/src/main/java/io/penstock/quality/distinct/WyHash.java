package io.penstock.quality.distinct;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The 64-bit hash "wyhash", final version 4, by Wang Yi (public domain, github.com/wangyi-fudan/wyhash), byte for byte: the same
 * value on every machine and in every release, so that sketches of several machines merge. About 3 ns for a short text.
 *
 * <p>Not keyed and not cryptographic: data made on purpose to collide makes distinct counts too low.
 */
public final class WyHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long SECRET_0 = 0xa0761d6478bd642fL;
    private static final long SECRET_1 = 0xe7037ed1a0b428dbL;
    private static final long SECRET_2 = 0x8ebc6af09c88c6e3L;
    private static final long SECRET_3 = 0x589965cc75374cc3L;
    private static final long START = mix(SECRET_0, SECRET_1);

    private WyHash() {}

    /** The hash of {@code bytes[from..to)} with seed 0. */
    public static long hash(byte[] bytes, int from, int to) {
        int length = to - from;
        return length <= 16 ? brief(bytes, from, to, START) : lengthy(bytes, from, to, START);
    }

    /** The hash of {@code bytes[from..to)} with a seed. */
    static long hash(byte[] bytes, int from, int to, long seed) {
        long start = seed ^ mix(seed ^ SECRET_0, SECRET_1);
        return to - from <= 16 ? brief(bytes, from, to, start) : lengthy(bytes, from, to, start);
    }

    /** A well spread 64-bit hash of two 64-bit values; the order matters. */
    public static long hash(long first, long second) {
        long a = first ^ SECRET_0;
        long b = second ^ SECRET_1;
        return mix((a * b) ^ SECRET_0, high(a, b) ^ SECRET_1);
    }

    private static long brief(byte[] bytes, int from, int to, long seed) {
        int length = to - from;
        long a;
        long b;
        if (length >= 4) {
            int step = (length >>> 3) << 2;
            a = (int32(bytes, from) << 32) | int32(bytes, from + step);
            b = (int32(bytes, to - 4) << 32) | int32(bytes, to - 4 - step);
        } else if (length > 0) {
            a = ((bytes[from] & 0xFFL) << 16) | ((bytes[from + (length >>> 1)] & 0xFFL) << 8) | (bytes[to - 1] & 0xFFL);
            b = 0;
        } else {
            a = 0;
            b = 0;
        }
        return end(a, b, seed, length);
    }

    private static long lengthy(byte[] bytes, int from, int to, long start) {
        long seed = start;
        int at = from;
        if (to - at >= 48) {
            long second = seed;
            long third = seed;
            do {
                seed = mix(int64(bytes, at) ^ SECRET_1, int64(bytes, at + 8) ^ seed);
                second = mix(int64(bytes, at + 16) ^ SECRET_2, int64(bytes, at + 24) ^ second);
                third = mix(int64(bytes, at + 32) ^ SECRET_3, int64(bytes, at + 40) ^ third);
                at += 48;
            } while (to - at >= 48);
            seed ^= second ^ third;
        }
        while (to - at > 16) {
            seed = mix(int64(bytes, at) ^ SECRET_1, int64(bytes, at + 8) ^ seed);
            at += 16;
        }
        return end(int64(bytes, to - 16), int64(bytes, to - 8), seed, to - from);
    }

    private static long end(long first, long second, long seed, long length) {
        long a = first ^ SECRET_1;
        long b = second ^ seed;
        return mix((a * b) ^ SECRET_0 ^ length, high(a, b) ^ SECRET_1);
    }

    /** Both halves of the 128-bit product, folded. */
    private static long mix(long a, long b) {
        return (a * b) ^ high(a, b);
    }

    /** The upper half of the unsigned product; Java has it as a method only from 18 on. */
    private static long high(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }

    private static long int64(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    private static long int32(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at) & 0xFFFFFFFFL;
    }
}
