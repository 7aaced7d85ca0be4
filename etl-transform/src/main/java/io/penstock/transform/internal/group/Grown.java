package io.penstock.transform.internal.group;

import java.util.Arrays;

/** Arrays by group that double as groups come. */
final class Grown {
    private Grown() {}

    static long[] longs(long[] array, int size) {
        return array.length >= size ? array : Arrays.copyOf(array, Math.max(size, array.length * 2));
    }

    static double[] doubles(double[] array, int size) {
        return array.length >= size ? array : Arrays.copyOf(array, Math.max(size, array.length * 2));
    }

    static byte[] bytes(byte[] array, int size) {
        return array.length >= size ? array : Arrays.copyOf(array, Math.max(size, array.length * 2));
    }
}
