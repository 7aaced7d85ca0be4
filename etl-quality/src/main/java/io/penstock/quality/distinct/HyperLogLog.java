package io.penstock.quality.distinct;

import java.io.Serializable;

/**
 * Estimates how many distinct values were added, in 16 KB whatever their number. Registers as in Flajolet, Fusy, Gandouet and
 * Meunier, "HyperLogLog: the analysis of a near-optimal cardinality estimation algorithm" (2007), with 64-bit hashes as in Heule,
 * Nunkesser and Hall, "HyperLogLog in Practice" (2013); the estimate is Ertl's improved raw estimator ("New cardinality
 * estimation algorithms for HyperLogLog sketches", 2017, algorithm 6), which needs no bias tables and is good at every size.
 */
final class HyperLogLog implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int INDEX_BITS = 14;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final int RANK_BITS = 64 - INDEX_BITS;

    /** The relative standard error, 0.81 %. */
    static final double STANDARD_ERROR = 1.04 / Math.sqrt(REGISTERS);

    static final long BYTES = REGISTERS;

    private final byte[] ranks = new byte[REGISTERS];

    void add(long[] values, int from, int to) {
        byte[] registers = ranks;
        for (int i = from; i < to; i++) {
            long hash = WyHash.hash(values[i], 0);
            int register = (int) (hash >>> RANK_BITS);
            int rank = Long.numberOfLeadingZeros((hash << INDEX_BITS) | (1L << (INDEX_BITS - 1))) + 1;
            if (rank > registers[register]) {
                registers[register] = (byte) rank;
            }
        }
    }

    void merge(HyperLogLog other) {
        for (int r = 0; r < REGISTERS; r++) {
            ranks[r] = (byte) Math.max(ranks[r], other.ranks[r]);
        }
    }

    double estimate() {
        int[] withRank = new int[RANK_BITS + 2];
        for (byte rank : ranks) {
            withRank[rank]++;
        }
        double sum = REGISTERS * tau(1 - withRank[RANK_BITS + 1] / (double) REGISTERS);
        for (int rank = RANK_BITS; rank >= 1; rank--) {
            sum = 0.5 * (sum + withRank[rank]);
        }
        sum += REGISTERS * sigma(withRank[0] / (double) REGISTERS);
        double alpha = 1 / (2 * Math.log(2));
        return alpha * REGISTERS * REGISTERS / sum;
    }

    private static double sigma(double start) {
        if (start == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = start;
        double weight = 1;
        double sum = x;
        double before;
        do {
            x *= x;
            before = sum;
            sum += x * weight;
            weight += weight;
        } while (sum != before);
        return sum;
    }

    private static double tau(double start) {
        if (start == 0 || start == 1) {
            return 0;
        }
        double x = start;
        double weight = 1;
        double sum = 1 - x;
        double before;
        do {
            x = Math.sqrt(x);
            before = sum;
            weight *= 0.5;
            sum -= (1 - x) * (1 - x) * weight;
        } while (sum != before);
        return sum / 3;
    }
}
