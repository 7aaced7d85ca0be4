package io.penstock.quality.sketch.tally;

import io.penstock.quality.distinct.WyHash;
import io.penstock.quality.sketch.SortedCounts;
import java.io.Serializable;

/**
 * A random sample of the distinct keys with all occurrences of each: Gibbons, "Distinct sampling for highly-accurate answers to
 * distinct values queries" (2001). A key is in the sample when its hash begins with as many zero bits as the level says; when the
 * sample is full the level rises by one.
 */
final class DistinctSample implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int MOST = 4096;
    private static final int SEED = 11;

    private Counts counts = new Counts();
    private int level;

    void add(long key, long times) {
        if (!isIn(key, level)) {
            return;
        }
        if (counts.room() == 0) {
            counts.grow();
        }
        counts.add(key, times);
        while (counts.size() > MOST) {
            raiseTo(level + 1);
        }
    }

    private static boolean isIn(long key, int level) {
        return Long.numberOfLeadingZeros(WyHash.hash(key, SEED)) >= level;
    }

    private void raiseTo(int next) {
        Counts before = counts;
        Counts after = new Counts();
        level = next;
        before.forEach((key, count) -> {
            if (isIn(key, next)) {
                if (after.room() == 0) {
                    after.grow();
                }
                after.add(key, count);
            }
        });
        counts = after;
    }

    void merge(DistinctSample other) {
        if (other.level > level) {
            raiseTo(other.level);
        }
        other.counts.forEach(this::add);
    }

    /** How many distinct keys each one here stands for. */
    double weight() {
        return Math.pow(2, level);
    }

    void forEach(SortedCounts.Consumer consumer) {
        counts.forEach(consumer);
    }
}
