package io.penstock.quality.anomaly;

import java.util.List;

/**
 * The distance from the value before.
 *
 * @param kind in what it is measured
 * @param most the greatest distance that is normal, 0 or more; of {@code RELATIVE} a share of the value before, 0.5 for a half
 */
public record Change(Kind kind, double most) implements AnomalyDetector {
    /** In what a change is measured. */
    public enum Kind {
        ABSOLUTE,
        RELATIVE
    }

    public Change {
        AnomalyErrors.require(
                most >= 0 && most < Double.POSITIVE_INFINITY, "max_change must be 0 or more, not " + most);
    }

    @Override
    public String type() {
        return kind == Kind.ABSOLUTE ? "absolute_change" : "relative_change";
    }

    @Override
    public Judgement judgeBy(List<Observation> past, Observation now) {
        if (past.isEmpty()) {
            return Judgement.tooLittle(0, 1);
        }
        double before = past.get(past.size() - 1).value();
        double distance = kind == Kind.ABSOLUTE ? most : most * Math.abs(before);
        return Judgement.within(now.value(), before - distance, before + distance, ", by the value before");
    }
}
