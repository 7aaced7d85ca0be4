package io.penstock.quality.anomaly;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The distance from a forecast with level, trend and season (Holt 1957, Winters 1960; error-correction form of Hyndman et al., "Forecasting with Exponential
 * Smoothing", 2008). Weights are chosen on the history by a grid, by the least sum of absolute one-step errors. The season is found by the calendar, so a gap
 * is a gap: the forecast goes on by as many steps as were missed.
 *
 * @param form how the season acts on the level
 * @param season what repeats
 * @param most distance that is normal, in spreads of the one-step errors of the last seasons; 4.5 by default
 */
public record HoltWinters(Form form, Season season, double most) implements AnomalyDetector {
    private static final double[] LEVELS = {0.05, 0.15, 0.3, 0.5, 0.8};
    private static final double[] TRENDS = {0, 0.02, 0.1, 0.25};
    private static final double[] SEASONS = {0.05, 0.2, 0.5};
    private static final double DAMPING = 0.98;
    private static final int MOST_SEASONS = 12;

    /** How the season acts on the level. */
    public enum Form {
        /** It is added. */
        ADDITIVE,
        /** It is a factor; for values above 0. */
        MULTIPLICATIVE
    }

    /** Additive. */
    public static HoltWinters every(Season season) {
        return new HoltWinters(Form.ADDITIVE, season, 4.5);
    }

    public HoltWinters {
        AnomalyErrors.require(most > 0, "the distance that is normal must be more than 0, not " + most);
    }

    public HoltWinters form(Form other) {
        return new HoltWinters(other, season, most);
    }

    public HoltWinters most(double spreads) {
        return new HoltWinters(form, season, spreads);
    }

    @Override
    public String type() {
        return "holt_winters";
    }

    /** Two seasons and one value. */
    int least() {
        return 2 * season.slots() + 1;
    }

    @Override
    public Judgement judgeBy(List<Observation> past, Observation now) {
        if (past.size() < least()) {
            return Judgement.tooLittle(past.size(), least());
        }
        List<Observation> used = past.subList(Math.max(0, past.size() - MOST_SEASONS * season.slots()), past.size());
        if (form == Form.MULTIPLICATIVE && used.stream().anyMatch(each -> each.value() <= 0)) {
            return Judgement.within(
                    now.value(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, ": a factor needs values above 0");
        }
        Fit best = best(used);
        double expected = best.forecast(now);
        double spread = Numbers.atLeastTrifle(best.spread(), expected);
        return Judgement.within(
                now.value(), expected - most * spread, expected + most * spread, ", by level, trend and season");
    }

    /** The one-step forecasts of a history with the best weights, the first season NaN; for tests against published values. */
    double[] fitted(List<Observation> history) {
        return best(history).forecasts;
    }

    private Fit best(List<Observation> used) {
        Fit best = null;
        for (double level : LEVELS) {
            for (double trend : TRENDS) {
                for (double seasonal : SEASONS) {
                    Fit fit = new Fit(used, level, trend, seasonal);
                    if (best == null || fit.error < best.error) {
                        best = fit;
                    }
                }
            }
        }
        return Objects.requireNonNull(best);
    }

    private final class Fit {
        private final double[] seasonal = new double[season.slots()];
        private final double[] forecasts;
        private final double[] errors;
        private double level;
        private double trend;
        private @Nullable Observation last;
        private double error;

        Fit(List<Observation> used, double alpha, double beta, double gamma) {
            boolean factor = form == Form.MULTIPLICATIVE;
            int slots = season.slots();
            forecasts = new double[used.size()];
            errors = new double[used.size()];
            Arrays.fill(forecasts, Double.NaN);
            double[] first = Numbers.values(used.subList(0, slots), slots);
            double[] second = Numbers.values(used.subList(slots, 2 * slots), slots);
            level = Numbers.mean(first);
            trend = (Numbers.mean(second) - level) / slots;
            Arrays.fill(seasonal, factor ? 1 : 0);
            for (int i = 0; i < 2 * slots; i++) {
                Observation each = used.get(i);
                double base = level + trend * (i - (slots - 1) / 2.0);
                double part = factor ? each.value() / base : each.value() - base;
                int slot = season.slot(each.at());
                seasonal[slot] = i < slots ? part : (seasonal[slot] + part) / 2;
            }
            level -= trend * (slots + 1) / 2.0;
            for (int i = 0; i < used.size(); i++) {
                Observation each = used.get(i);
                int slot = season.slot(each.at());
                double base = level + steps(each) * trend;
                double part = seasonal[slot];
                double expected = factor ? base * part : base + part;
                forecasts[i] = expected;
                errors[i] = each.value() - expected;
                if (i >= slots) {
                    error += Math.abs(errors[i]);
                }
                double scaled = factor ? errors[i] / part : errors[i];
                level = base + alpha * scaled;
                trend = DAMPING * trend + alpha * beta * scaled;
                seasonal[slot] = factor ? part + gamma * errors[i] / base : part + gamma * (1 - alpha) * errors[i];
                last = each;
            }
            Arrays.fill(forecasts, 0, slots, Double.NaN);
        }

        /** Steps from the last value to this one; 1 at least. */
        private double steps(Observation next) {
            Observation before = last;
            if (before == null) {
                return 1;
            }
            double passed = (double) Duration.between(before.at(), next.at()).toSeconds()
                    / season.step().toSeconds();
            return Math.max(1, Math.round(passed));
        }

        double forecast(Observation now) {
            double base = level + steps(now) * trend;
            double part = seasonal[season.slot(now.at())];
            return form == Form.MULTIPLICATIVE ? base * part : base + part;
        }

        double spread() {
            double[] recent = Arrays.copyOfRange(
                    errors, Math.max(season.slots(), errors.length - Math.max(14, 3 * season.slots())), errors.length);
            return Math.max(Numbers.robustDeviation(recent, 0), 0.6 * Numbers.deviation(recent, 0));
        }
    }
}
