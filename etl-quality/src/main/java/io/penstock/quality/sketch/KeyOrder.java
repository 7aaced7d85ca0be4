package io.penstock.quality.sketch;

/** How numbers are keys: the order of keys is the order of numbers. */
public enum KeyOrder {
    /** A whole number is its own key. */
    WHOLE {
        @Override
        public double number(long key) {
            return key;
        }
    },
    /** The bits of a double, those of negative numbers turned round; NaN is the greatest. */
    DOUBLE {
        @Override
        public double number(long key) {
            return Double.longBitsToDouble(turned(key));
        }
    };

    /** The number of a key. */
    public abstract double number(long key);

    /** The key of a double; all NaNs have one, and 0.0 and −0.0 have one. */
    public static long key(double value) {
        return turned(Double.doubleToLongBits(value + 0.0));
    }

    private static long turned(long bits) {
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }
}
