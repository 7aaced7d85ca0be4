package io.penstock.quality.drift;

/**
 * Distances of two distributions over the same bins, each given by shares that add up to 1; and the tests that go with two of them. Distances are 0 for equal
 * distributions.
 */
public final class Distances {
    /** Stands for a share of 0 where a logarithm is needed. */
    private static final double SMALLEST = 1e-4;

    private static final int MOST_TERMS = 200;

    private Distances() {}

    /**
     * Population stability index: Σ (a − b) · ln(a / b), shares of 0 counted as 0.0001. By a rule of thumb below 0.1 is no shift, from 0.2 on a clear one
     * (Siddiqi, "Credit risk scorecards", 2006).
     */
    public static double psi(double[] base, double[] now) {
        double sum = 0;
        for (int i = 0; i < base.length; i++) {
            double a = Math.max(SMALLEST, now[i]);
            double b = Math.max(SMALLEST, base[i]);
            sum += (a - b) * Math.log(a / b);
        }
        return sum;
    }

    /** Jensen–Shannon distance: the square root of the divergence to base 2 (Endres and Schindelin 2003), 0 to 1. */
    public static double jensenShannon(double[] base, double[] now) {
        double sum = 0;
        for (int i = 0; i < base.length; i++) {
            double middle = (base[i] + now[i]) / 2;
            sum += 0.5 * term(base[i], middle) + 0.5 * term(now[i], middle);
        }
        return Math.sqrt(Math.max(0, sum / Math.log(2)));
    }

    private static double term(double share, double middle) {
        return share == 0 ? 0 : share * Math.log(share / middle);
    }

    /** Hellinger distance, 0 to 1. */
    public static double hellinger(double[] base, double[] now) {
        double sum = 0;
        for (int i = 0; i < base.length; i++) {
            double root = Math.sqrt(base[i]) - Math.sqrt(now[i]);
            sum += root * root;
        }
        return Math.min(1, Math.sqrt(sum / 2));
    }

    /** Kolmogorov–Smirnov statistic: the greatest difference of the cumulated shares, 0 to 1. */
    public static double kolmogorovSmirnov(double[] base, double[] now) {
        double a = 0;
        double b = 0;
        double greatest = 0;
        for (int i = 0; i < base.length; i++) {
            a += base[i];
            b += now[i];
            greatest = Math.max(greatest, Math.abs(a - b));
        }
        return greatest;
    }

    /**
     * The chance of a Kolmogorov–Smirnov statistic this great or greater between two samples of one distribution, by the limiting distribution with Stephens'
     * correction (Press et al., "Numerical recipes", 14.3.3).
     */
    public static double kolmogorovSmirnovChance(double statistic, long size, long otherSize) {
        double effective = Math.sqrt((double) size * otherSize / (size + otherSize));
        double lambda = (effective + 0.12 + 0.11 / effective) * statistic;
        if (lambda < 0.2) {
            return 1;
        }
        double sum = 0;
        double sign = 2;
        for (int j = 1; j <= MOST_TERMS; j++) {
            double term = sign * Math.exp(-2 * lambda * lambda * j * j);
            sum += term;
            if (Math.abs(term) < 1e-12) {
                break;
            }
            sign = -sign;
        }
        return Math.max(0, Math.min(1, sum));
    }

    /**
     * Wasserstein-1 distance (earth mover's): the mean distance that values must be moved, in the unit of {@code width}.
     *
     * @param width of each bin
     */
    public static double wasserstein(double[] base, double[] now, double[] width) {
        double a = 0;
        double b = 0;
        double sum = 0;
        for (int i = 0; i < base.length; i++) {
            a += base[i];
            b += now[i];
            sum += Math.abs(a - b) * width[i];
        }
        return sum;
    }

    /** Pearson's chi-square of two samples over the same bins (homogeneity); bins empty in both do not count. */
    public static double chiSquare(long[] base, long[] now) {
        double all = 0;
        double allNow = 0;
        for (int i = 0; i < base.length; i++) {
            all += base[i];
            allNow += now[i];
        }
        double sum = 0;
        if (all == 0 || allNow == 0) {
            return sum;
        }
        double toBase = Math.sqrt(allNow / all);
        double toNow = Math.sqrt(all / allNow);
        for (int i = 0; i < base.length; i++) {
            if (base[i] + now[i] > 0) {
                double difference = toBase * base[i] - toNow * now[i];
                sum += difference * difference / (base[i] + now[i]);
            }
        }
        return sum;
    }

    /** The chance of a chi-square this great or greater: the upper regularised gamma function Q(k/2, x/2) (Press et al., 6.2). */
    public static double chiSquareChance(double statistic, int freedom) {
        if (freedom <= 0 || statistic <= 0) {
            return 1;
        }
        double a = freedom / 2.0;
        double x = statistic / 2;
        return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
    }

    private static double lowerSeries(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < 10_000 && Math.abs(term) > Math.abs(sum) * 1e-15; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum * Math.exp(-x + a * Math.log(x) - logGamma(a));
    }

    private static double upperFraction(double a, double x) {
        double tiny = 1e-300;
        double b = x + 1 - a;
        double c = 1 / tiny;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < 10_000; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / nonZero(an * d + b, tiny);
            c = nonZero(b + an / c, tiny);
            double step = d * c;
            h *= step;
            if (Math.abs(step - 1) < 1e-15) {
                break;
            }
        }
        return Math.exp(-x + a * Math.log(x) - logGamma(a)) * h;
    }

    private static double nonZero(double value, double tiny) {
        return Math.abs(value) < tiny ? tiny : value;
    }

    /** Lanczos, "A precision approximation of the gamma function" (1964), with the coefficients of Press et al. */
    private static double logGamma(double x) {
        double[] coefficients = {
            76.18009172947146,
            -86.50532032941678,
            24.01409824083091,
            -1.231739572450155,
            0.1208650973866179e-2,
            -0.5395239384953e-5
        };
        double y = x;
        double base = x + 5.5 - (x + 0.5) * Math.log(x + 5.5);
        double series = 1.000000000190015;
        for (double coefficient : coefficients) {
            y++;
            series += coefficient / y;
        }
        return -base + Math.log(2.5066282746310007 * series / x);
    }
}
