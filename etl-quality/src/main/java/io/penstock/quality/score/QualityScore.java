package io.penstock.quality.score;

import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Outcome;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How good data is by its checks, 0 to 1. Within a dimension it is the mean of the scores of the checks, by their weights; over the dimensions the mean
 * by theirs. Checks that were not evaluated do not count; one that broke counts as 0. A dimension without a check that counts is left out, the others
 * share its weight.
 *
 * @param value 0 to 1; NaN when no check counts
 * @param dimensions in the order of {@link Dimension}
 * @param costs what each check that is not whole takes away from {@code value}, dearest first
 */
public record QualityScore(double value, List<DimensionScore> dimensions, List<Cost> costs) implements Serializable {
    public QualityScore {
        dimensions = List.copyOf(dimensions);
        costs = List.copyOf(costs);
    }

    /**
     * The score of a dimension.
     *
     * @param weight its share in the whole, 0 to 1
     * @param checks that count
     */
    public record DimensionScore(Dimension dimension, double value, double weight, int checks)
            implements Serializable {}

    /**
     * A check that is not whole.
     *
     * @param points what it takes away from the score, 0 to 1
     */
    public record Cost(String check, Dimension dimension, double points) implements Serializable {}

    public static QualityScore of(List<CheckResult> results, DimensionWeights weights) {
        double whole = 0;
        for (Dimension dimension : Dimension.values()) {
            if (checkWeight(results, dimension) > 0) {
                whole += weights.of(dimension);
            }
        }
        List<DimensionScore> dimensions = new ArrayList<>();
        List<Cost> costs = new ArrayList<>();
        double value = 0;
        for (Dimension dimension : Dimension.values()) {
            double inDimension = checkWeight(results, dimension);
            if (inDimension == 0) {
                continue;
            }
            double share = whole == 0 ? 0 : weights.of(dimension) / whole;
            double score = 0;
            int checks = 0;
            for (CheckResult result : results) {
                if (result.dimension() == dimension && counts(result)) {
                    double part = result.weight() / inDimension;
                    score += part * scoreOf(result);
                    checks++;
                    double cost = share * part * (1 - scoreOf(result));
                    if (cost > 0) {
                        costs.add(new Cost(result.name(), dimension, cost));
                    }
                }
            }
            value += share * score;
            dimensions.add(new DimensionScore(dimension, score, share, checks));
        }
        costs.sort(Comparator.comparingDouble(Cost::points).reversed());
        return new QualityScore(whole == 0 ? Double.NaN : value, dimensions, costs);
    }

    private static boolean counts(CheckResult result) {
        return result.outcome() != Outcome.NOT_EVALUATED;
    }

    private static double scoreOf(CheckResult result) {
        Double score = result.score();
        return score == null ? 0 : Math.max(0, Math.min(1, score));
    }

    private static double checkWeight(List<CheckResult> results, Dimension dimension) {
        return results.stream()
                .filter(result -> result.dimension() == dimension && counts(result))
                .mapToDouble(CheckResult::weight)
                .sum();
    }

    /** Plain values for JSON; a value that does not exist is left out. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (!Double.isNaN(value)) {
            map.put("value", value);
        }
        Map<String, Object> each = new LinkedHashMap<>();
        dimensions.forEach(score -> each.put(score.dimension().name().toLowerCase(Locale.ROOT), score.value()));
        map.put("dimensions", each);
        List<Map<String, Object>> taken = new ArrayList<>();
        for (Cost cost : costs) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("check", cost.check());
            one.put("dimension", cost.dimension().name().toLowerCase(Locale.ROOT));
            one.put("points", cost.points());
            taken.add(one);
        }
        map.put("costs", taken);
        return map;
    }
}
