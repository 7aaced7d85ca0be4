package io.penstock.transform.internal.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** XXH64 with seed 0 (Yann Collet, xxHash specification 0.1.1): fast, well mixed, no protection against chosen input. */
public final class XxHash64 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long P1 = 0x9E3779B185EBCA87L;
    /** The sum of P1 and P2, which overflows. */
    private static final long P1_AND_P2 = 0x60EA27EEADC0B5D6L;

    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;

    private XxHash64() {}

    public static long hash(byte[] data, int from, int to) {
        int i = from;
        long hash;
        if (to - from >= 32) {
            long a = P1_AND_P2;
            long b = P2;
            long c = 0;
            long d = -P1;
            for (; i + 32 <= to; i += 32) {
                a = round(a, (long) LONGS.get(data, i));
                b = round(b, (long) LONGS.get(data, i + 8));
                c = round(c, (long) LONGS.get(data, i + 16));
                d = round(d, (long) LONGS.get(data, i + 24));
            }
            hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        } else {
            hash = P5;
        }
        return finish(hash + (to - from), data, i, to);
    }

    private static long finish(long start, byte[] data, int from, int to) {
        long hash = start;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            hash = Long.rotateLeft(hash ^ round(0, (long) LONGS.get(data, i)), 27) * P1 + P4;
        }
        if (i + 4 <= to) {
            hash = Long.rotateLeft(hash ^ ((int) INTS.get(data, i) & 0xFFFFFFFFL) * P1, 23) * P2 + P3;
            i += 4;
        }
        for (; i < to; i++) {
            hash = Long.rotateLeft(hash ^ (data[i] & 0xFF) * P5, 11) * P1;
        }
        hash = (hash ^ hash >>> 33) * P2;
        hash = (hash ^ hash >>> 29) * P3;
        return hash ^ hash >>> 32;
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * P2, 31) * P1;
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * P1 + P4;
    }
}
