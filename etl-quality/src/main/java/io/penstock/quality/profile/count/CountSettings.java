package io.penstock.quality.profile.count;

import io.penstock.quality.distinct.MemoryBudget;
import java.io.Serializable;

/**
 * What the counters of one profile are told.
 *
 * @param depth how much is looked at
 * @param budget shared by all scans
 * @param exactDistinctLimit distinct values of a column that are counted exactly
 * @param top how many frequent values and patterns are shown
 * @param histogramBins bins at most
 * @param sketchBytes about how much memory the frequent values of one column may take, and their texts again
 */
public record CountSettings(
        Depth depth, MemoryBudget budget, int exactDistinctLimit, int top, int histogramBins, long sketchBytes)
        implements Serializable {
    private static final int FEW_POINTS = 100;
    private static final int MANY_POINTS = 1000;

    /** How much is looked at. */
    public enum Depth {
        /** Distinct values, least and greatest. */
        BOUNDS,
        /** And how often each value occurs. */
        VALUES,
        /** And what texts are like. */
        EVERYTHING
    }

    /** Whether it is counted how often each value occurs. */
    public boolean countsValues() {
        return depth != Depth.BOUNDS;
    }

    /** Whether texts are looked at, too. */
    public boolean everything() {
        return depth == Depth.EVERYTHING;
    }

    /** Points of a distribution that are kept. */
    int points() {
        return everything() ? MANY_POINTS : FEW_POINTS;
    }
}
