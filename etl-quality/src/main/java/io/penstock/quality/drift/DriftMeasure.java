package io.penstock.quality.drift;

import java.util.Locale;

/** A way to measure how far a column has moved. */
public enum DriftMeasure {
    /** See {@link Distances#psi}. */
    PSI(0.2),
    /** The statistic, see {@link Distances#kolmogorovSmirnov}; for numbers, dates and times. */
    KS(0.15),
    /** Cramér's V of the chi-square, 0 to 1, which does not grow with the number of rows. */
    CHI_SQUARE(0.15),
    JENSEN_SHANNON(0.2),
    /** In standard deviations of the baseline; for numbers, dates and times. */
    WASSERSTEIN(0.3),
    HELLINGER(0.2);

    private final double usual;

    DriftMeasure(double usual) {
        this.usual = usual;
    }

    /** More than this counts as a clear shift, unless somebody says otherwise. */
    public double usual() {
        return usual;
    }

    /** {@code psi}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
