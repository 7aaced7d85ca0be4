package io.penstock.quality.anomaly;

import io.penstock.quality.anomaly.Judgement.Verdict;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A way to judge the newest value of a metric by those before it. Immutable. */
public interface AnomalyDetector extends Serializable {
    /** The {@code type} in JSON. */
    String type();

    /**
     * Judges a value.
     *
     * @param past oldest first, all before {@code now}, those known not to be normal left out
     */
    Judgement judgeBy(List<Observation> past, Observation now);

    /** Judges a value by all before it; see {@link #judgeBy}. */
    default Judgement judge(List<Observation> past, Observation now) {
        return judgeBy(
                past.stream()
                        .filter(each -> !each.known() && each.at().isBefore(now.at()) && Double.isFinite(each.value()))
                        .toList(),
                now);
    }

    /**
     * Goes through a history as if each value had just come; what is found to be no normal value is left out of what later ones are compared with, as long as
     * no more than three such follow each other: then the history has a new normal.
     */
    default List<Judgement> replay(List<Observation> history) {
        List<Observation> seen = new ArrayList<>();
        List<Judgement> judgements = new ArrayList<>();
        int inARow = 0;
        for (Observation each : history) {
            Judgement judgement = judge(seen, each);
            judgements.add(judgement);
            boolean odd = judgement.verdict() == Verdict.ANOMALY;
            inARow = odd ? inARow + 1 : 0;
            boolean newNormal = inARow > MOST_IN_A_ROW;
            if (newNormal) {
                for (int i = seen.size() - 1; i >= Math.max(0, seen.size() - MOST_IN_A_ROW); i--) {
                    Observation before = seen.get(i);
                    seen.set(i, new Observation(before.at(), before.value(), false));
                }
            }
            seen.add(new Observation(each.at(), each.value(), each.known() || (odd && !newNormal)));
        }
        return judgements;
    }

    /** Anomalies that may follow each other before they count as a new normal. */
    int MOST_IN_A_ROW = 3;
}
