package io.penstock.quality.profile.measure;

import io.penstock.schema.Type;
import java.io.Serializable;
import java.util.List;

/**
 * Quantiles of a column of numbers, dates, times or timestamps, as points of its distribution. NaN has no place among them;
 * infinities have. Immutable.
 *
 * <p>While the values of a column are counted exactly, the points are all its distinct values, or when these are more than a
 * thousand, those at every thousandth of the ranks: {@code quantile(k / 1000.0)} is exact then, others are off by less than a
 * thousandth of the ranks. Past that they come from a sketch.
 *
 * @param type of the values
 * @param accuracy {@link Accuracy#EXACT} or {@link Accuracy#ESTIMATED}
 * @param rankError how far the rank of an answer may be from the one asked for, as a share of {@code count}, 99 times out of 100 (always
 *     when exact); 0 when every value is a point
 * @param count values with a place, 0 or more
 * @param points rising
 */
public record Quantiles(Type type, Accuracy accuracy, double rankError, long count, List<Point> points)
        implements Serializable {
    public Quantiles {
        points = List.copyOf(points);
    }

    /**
     * A value and how many values are not greater.
     *
     * @param value as its Java type
     * @param rank number of values that are less or equal, up to {@code count}
     */
    public record Point(Serializable value, long rank) implements Serializable {
        /** See {@link NumberLine}. */
        public double position() {
            return NumberLine.position(value);
        }
    }

    /**
     * The least value that at least this share of the values does not exceed: the inverse of the empirical distribution, SQL's
     * {@code percentile_disc} (Hyndman and Fan, "Sample quantiles in statistical packages", 1996, definition 1).
     *
     * @param share 0 (least value) to 1 (greatest)
     * @throws IllegalArgumentException for another share
     * @throws IllegalStateException when there are no values
     */
    public Serializable quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share must be 0 to 1, not " + share);
        }
        if (points.isEmpty()) {
            throw new IllegalStateException("there are no values");
        }
        long rank = rankOf(share);
        int low = 0;
        int high = points.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).rank() >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return points.get(low).value();
    }

    /** The rank asked for; a product that only rounding put past a whole number is that number. */
    private long rankOf(double share) {
        double exact = share * count;
        long near = Math.round(exact);
        return Math.abs(exact - near) < 1e-9 * Math.max(1, near) ? near : (long) Math.ceil(exact);
    }

    /** The share of the values at or below a position, 0 to 1; NaN when there are no values. See {@link NumberLine}. */
    public double shareUpTo(double position) {
        long rank = 0;
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).position() <= position) {
                rank = points.get(middle).rank();
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return count == 0 ? Double.NaN : (double) rank / count;
    }
}
