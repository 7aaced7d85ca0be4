package io.penstock.quality.anomaly.forest;

/**
 * Puts points on a common scale and takes out what columns have in common: centred by the mean and multiplied by the inverse of the Cholesky factor of the covariance of
 * the points before (Mahalanobis whitening). What is odd only together is then odd in one direction. The factor is computed anew while the points become twice as many, so
 * the cost for a point is the square of the columns.
 */
final class Whitening {
    /** Added to the variances, as a share, so that columns that depend on each other leave something. */
    private static final double RIDGE = 1e-6;

    private final int size;
    private final double[] mean;
    private final double[][] products;
    private final double[][] factor;
    private final double[] centre;
    private long count;
    private long next = 16;
    private boolean ready;

    Whitening(int size) {
        this.size = size;
        this.mean = new double[size];
        this.centre = new double[size];
        this.products = new double[size][size];
        this.factor = new double[size][size];
    }

    /** Adds a point to what is known; one-pass co-moments (Welford, Pébay 2008). */
    void add(double[] point) {
        count++;
        double[] before = new double[size];
        for (int i = 0; i < size; i++) {
            before[i] = point[i] - mean[i];
            mean[i] += before[i] / count;
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] += before[i] * (point[j] - mean[j]);
            }
        }
        if (count == next) {
            decompose();
            next = count < 4096 ? count * 2 : count + 4096;
        }
    }

    private void decompose() {
        for (int i = 0; i < size; i++) {
            centre[i] = mean[i];
            for (int j = 0; j <= i; j++) {
                double sum = products[i][j] / (count - 1);
                if (i == j) {
                    sum = sum * (1 + RIDGE) + 1e-12;
                }
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j
                        ? Math.sqrt(Math.max(sum, RIDGE * Math.abs(products[i][i]) / (count - 1) + 1e-12))
                        : sum / factor[j][j];
            }
        }
        ready = true;
    }

    /** Whether there were enough points to scale another. */
    boolean isReady() {
        return ready;
    }

    /** The point on the common scale, into {@code scaled}. */
    void apply(double[] point, double[] scaled) {
        for (int i = 0; i < size; i++) {
            double sum = point[i] - centre[i];
            for (int j = 0; j < i; j++) {
                sum -= factor[i][j] * scaled[j];
            }
            scaled[i] = sum / factor[i][i];
        }
    }
}
