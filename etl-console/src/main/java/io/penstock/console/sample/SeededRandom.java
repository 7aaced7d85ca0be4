package io.penstock.console.sample;

/**
 * SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). Written out because the numbers of the
 * JDK's generators may differ between releases, and sample files must not.
 */
final class SeededRandom {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** Starts the sequence of one row of one table; sequences of neighbouring rows have nothing in common. */
    void start(long seed, long table, long row) {
        state = mix(mix(mix(seed) + table) + row);
    }

    private long next() {
        state += GAMMA;
        return mix(state);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** A number from 0 to 1, 1 excluded. */
    double share() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double share) {
        return share() < share;
    }

    String pick(String... choices) {
        return choices[below(choices.length)];
    }
}
