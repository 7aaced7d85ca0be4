package io.penstock.quality.score;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a score moved over a period: its mean there, and in the period of the same length before it.
 *
 * @param period how long
 * @param mean over the period; NaN without a point in it
 * @param before over the period before; NaN likewise
 * @param points the scores of the period, oldest first
 */
public record Trend(Duration period, double mean, double before, List<Point> points) {
    /** The periods that reports show. */
    public static final List<Duration> PERIODS = List.of(Duration.ofHours(24), Duration.ofDays(7), Duration.ofDays(30));

    /** Less than this is no change. */
    public static final double STEADY = 0.005;

    public Trend {
        points = List.copyOf(points);
    }

    /** A score at a time. */
    public record Point(Instant at, double value) {}

    /** Where a score goes. */
    public enum Direction {
        UP,
        STEADY,
        DOWN,
        UNKNOWN
    }

    /** @param points oldest first */
    public static Trend of(Duration period, List<Point> points, Instant now) {
        Instant from = now.minus(period);
        List<Point> inside = points.stream()
                .filter(point -> point.at().isAfter(from) && !point.at().isAfter(now))
                .toList();
        List<Point> earlier = points.stream()
                .filter(point ->
                        point.at().isAfter(from.minus(period)) && !point.at().isAfter(from))
                .toList();
        return new Trend(period, mean(inside), mean(earlier), inside);
    }

    private static double mean(List<Point> points) {
        OptionalDouble mean = points.stream().mapToDouble(Point::value).average();
        return mean.orElse(Double.NaN);
    }

    public Direction direction() {
        if (Double.isNaN(mean) || Double.isNaN(before)) {
            return Direction.UNKNOWN;
        }
        double change = mean - before;
        return Math.abs(change) < STEADY ? Direction.STEADY : change > 0 ? Direction.UP : Direction.DOWN;
    }
}
