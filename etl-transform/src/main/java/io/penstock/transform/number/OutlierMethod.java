package io.penstock.transform.number;

/** What {@link Outliers} takes for too far away. */
public enum OutlierMethod {
    /** More than the threshold (3 by default) standard deviations of the sample from the mean. */
    Z_SCORE(3),
    /** More than the threshold (1.5) interquartile ranges below the first or above the third quartile (Tukey's fences). */
    IQR(1.5),
    /**
     * A modified z-score over the threshold (3.5): the distance from the median, divided by 1.4826 times the median of all such
     * distances (Iglewicz and Hoaglin, "How to Detect and Handle Outliers", 1993).
     */
    MAD(3.5);

    private final double threshold;

    OutlierMethod(double threshold) {
        this.threshold = threshold;
    }

    /** The usual threshold. */
    public double threshold() {
        return threshold;
    }
}
