package io.penstock.quality.check.relation;

/**
 * Means, sums of squares and of products of pairs about their means, in one pass without cancellation: Bennett, Grout, Pébay, Roe, Thompson,
 * "Numerically stable, single-pass, parallel statistics algorithms" (2009), after Welford (1962) and Chan, Golub, LeVeque (1979).
 */
final class CoMoments {
    private long count;
    private double meanX;
    private double meanY;
    private double squaresX;
    private double squaresY;
    private double products;

    void add(double x, double y) {
        count++;
        double dx = x - meanX;
        double dy = y - meanY;
        meanX += dx / count;
        meanY += dy / count;
        squaresX += dx * (x - meanX);
        squaresY += dy * (y - meanY);
        products += dx * (y - meanY);
    }

    void merge(CoMoments other) {
        if (other.count == 0) {
            return;
        }
        double all = count + other.count;
        double dx = other.meanX - meanX;
        double dy = other.meanY - meanY;
        double weight = count * (other.count / all);
        squaresX += other.squaresX + dx * dx * weight;
        squaresY += other.squaresY + dy * dy * weight;
        products += other.products + dx * dy * weight;
        meanX += dx * (other.count / all);
        meanY += dy * (other.count / all);
        count += other.count;
    }

    long count() {
        return count;
    }

    /** Pearson's r, −1 to 1; NaN when a side is constant. */
    double correlation() {
        double scale = Math.sqrt(squaresX) * Math.sqrt(squaresY);
        return scale == 0 ? Double.NaN : Math.max(-1, Math.min(1, products / scale));
    }
}
