package io.penstock.quality.anomaly;

import io.penstock.quality.check.metric.Bounds;

/**
 * What a detector says of a value.
 *
 * @param low the least value that would have been normal; NaN when not enough is known
 * @param high the greatest
 * @param because one clause for people
 */
public record Judgement(Verdict verdict, double low, double high, String because) {
    /** What it is. */
    public enum Verdict {
        NORMAL,
        ANOMALY,
        NOT_ENOUGH_HISTORY
    }

    static Judgement tooLittle(int has, int needs) {
        return new Judgement(
                Verdict.NOT_ENOUGH_HISTORY,
                Double.NaN,
                Double.NaN,
                "there is not enough history: " + has + " of " + needs + " values");
    }

    /** Normal from {@code low} to {@code high}, both included. */
    static Judgement within(double value, double low, double high, String comparedWith) {
        boolean normal = value >= low && value <= high;
        String range = low == Double.NEGATIVE_INFINITY
                ? "at most " + Bounds.shown(high)
                : high == Double.POSITIVE_INFINITY
                        ? "at least " + Bounds.shown(low)
                        : Bounds.shown(low) + " to " + Bounds.shown(high);
        return new Judgement(
                normal ? Verdict.NORMAL : Verdict.ANOMALY,
                low,
                high,
                "found " + Bounds.shown(value) + ", usual is " + range + comparedWith);
    }
}
