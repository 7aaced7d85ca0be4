package io.penstock.quality.anomaly;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses by the history: {@link HoltWinters} by the day of the week for values of a day or so with three weeks of them, by the hour of the day for values of an
 * hour with three days of them, where the season explains at least 40 % of the spread; else {@link Spread.Measure#Z_SCORE} from seven values on.
 */
public record AutoDetector() implements AnomalyDetector {
    private static final double SEASONAL = 0.4;

    @Override
    public String type() {
        return "auto";
    }

    @Override
    public Judgement judgeBy(List<Observation> past, Observation now) {
        return choose(past).judgeBy(past, now);
    }

    static AnomalyDetector choose(List<Observation> past) {
        if (past.size() >= 3 * Season.DAY_OF_WEEK.slots()) {
            double hours = usualHours(past);
            Season season = hours > 16 && hours < 36
                    ? Season.DAY_OF_WEEK
                    : hours > 0.6 && hours < 1.5 && past.size() >= 3 * Season.HOUR_OF_DAY.slots()
                            ? Season.HOUR_OF_DAY
                            : null;
            if (season != null && strength(past, season) >= SEASONAL) {
                return HoltWinters.every(season);
            }
        }
        return Spread.by(Spread.Measure.Z_SCORE);
    }

    /** The share of the spread that the place in the season explains, by absolute distances from medians; 0 to 1. */
    private static double strength(List<Observation> past, Season season) {
        double[] all = Numbers.values(past, past.size());
        double middle = Numbers.median(all);
        double whole = 0;
        double rest = 0;
        for (int slot = 0; slot < season.slots(); slot++) {
            int place = slot;
            double[] values = past.stream()
                    .filter(each -> season.slot(each.at()) == place)
                    .mapToDouble(Observation::value)
                    .toArray();
            double own = values.length == 0 ? 0 : Numbers.median(values);
            for (double value : values) {
                whole += Math.abs(value - middle);
                rest += Math.abs(value - own);
            }
        }
        return whole == 0 ? 0 : 1 - rest / whole;
    }

    private static double usualHours(List<Observation> past) {
        double[] gaps = new double[past.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = Duration.between(past.get(i).at(), past.get(i + 1).at()).toMinutes() / 60.0;
        }
        return Numbers.median(Arrays.copyOfRange(gaps, Math.max(0, gaps.length - 50), gaps.length));
    }
}
