package io.penstock.load.parquet.format;

/**
 * The least and the greatest value of a page or a column's part of a row group, as Parquet stores single values; texts and
 * binaries may be cut, {@code min} down and {@code max} up. The arrays are handed over, not copied.
 */
public final class Bounds {
    private final byte[] min;
    private final byte[] max;
    private final boolean minExact;
    private final boolean maxExact;

    /**
     * @param minExact whether {@code min} is a value, not a cut one
     * @param maxExact whether {@code max} is
     */
    public Bounds(byte[] min, byte[] max, boolean minExact, boolean maxExact) {
        this.min = min;
        this.max = max;
        this.minExact = minExact;
        this.maxExact = maxExact;
    }

    byte[] min() {
        return min;
    }

    byte[] max() {
        return max;
    }

    boolean minExact() {
        return minExact;
    }

    boolean maxExact() {
        return maxExact;
    }
}
