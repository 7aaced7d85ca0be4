package io.penstock.quality.anomaly;

import java.time.ZoneOffset;
import java.util.List;

/**
 * The time since the event before, in any unit, against the greatest such gap that ended on the same weekday (so that Mondays may wait for a weekend), or, while
 * there are fewer than two of these, against the greatest of all. Only too long is odd.
 *
 * @param factor how much longer than the greatest gap before is normal; 1.5 by default
 */
public record FreshnessGap(double factor) implements AnomalyDetector {
    public static final FreshnessGap DEFAULT = new FreshnessGap(1.5);

    private static final int LEAST = 5;
    private static final int WINDOW = 60;

    public FreshnessGap {
        AnomalyErrors.require(factor >= 1, "the factor must be 1 or more, not " + factor);
    }

    @Override
    public String type() {
        return "freshness";
    }

    @Override
    public Judgement judgeBy(List<Observation> past, Observation now) {
        if (past.size() < LEAST) {
            return Judgement.tooLittle(past.size(), LEAST);
        }
        List<Observation> recent = past.subList(Math.max(0, past.size() - WINDOW), past.size());
        int day = weekday(now);
        double[] same = recent.stream()
                .filter(each -> weekday(each) == day)
                .mapToDouble(Observation::value)
                .toArray();
        double[] used = same.length >= 2 ? same : Numbers.values(recent, WINDOW);
        double longest = Numbers.quantile(used, 1);
        return Judgement.within(
                now.value(),
                Double.NEGATIVE_INFINITY,
                factor * longest,
                same.length >= 2 ? ", by the same weekday" : ", by the gaps before");
    }

    private static int weekday(Observation each) {
        return each.at().atZone(ZoneOffset.UTC).getDayOfWeek().getValue();
    }
}
