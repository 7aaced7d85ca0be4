package io.penstock.quality.score;

import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.Dimension;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How well a pipeline is, 0 to 1: the weighted mean of its parts. A part about which nothing is known is left out, the others share its weight.
 *
 * <ul>
 *   <li>quality: {@link QualityScore} of the newest run that has checks
 *   <li>success: the share of runs that succeeded within {@link #WINDOW}
 *   <li>timeliness: the mean of the newest run's checks of timeliness, and of 1 while the last success is no longer ago than twice the usual gap
 *       between successes, then less in proportion
 *   <li>performance: 1 while the newest run took at most 1.5 times the median of those before it, then less in proportion
 * </ul>
 *
 * @param pipeline its name; {@code overall} for several
 * @param value 0 to 1; NaN when nothing is known
 * @param parts those that count, in the order above
 * @param quality what the part {@code quality} is made of; null when no run has checks
 */
public record HealthScore(
        String pipeline,
        double value,
        List<Part> parts,
        @Nullable QualityScore quality) implements Serializable {
    /** Runs before this are not looked at. */
    public static final Duration WINDOW = Duration.ofDays(30);

    private static final double SLOWER = 1.5;

    public HealthScore {
        parts = List.copyOf(parts);
    }

    /**
     * A part of the health.
     *
     * @param value 0 to 1
     * @param weight its share in the whole, 0 to 1
     * @param because one clause: {@code 6 of 7 runs succeeded}
     */
    public record Part(String name, double value, double weight, String because) implements Serializable {}

    /**
     * What is known of a run.
     *
     * @param checks empty when it had none
     */
    public record Run(Instant at, boolean succeeded, Duration took, List<CheckResult> checks) {}

    /**
     * The health of a pipeline.
     *
     * @param runs in any order; those after {@code now} are not looked at
     */
    public static HealthScore of(String pipeline, List<Run> runs, Instant now, HealthWeights weights) {
        List<Run> known = runs.stream()
                .filter(run -> !run.at().isAfter(now) && run.at().isAfter(now.minus(WINDOW)))
                .sorted(Comparator.comparing(Run::at))
                .toList();
        List<Part> parts = new ArrayList<>();
        QualityScore quality = null;
        List<CheckResult> newest = newestChecks(known);
        if (!newest.isEmpty()) {
            QualityScore score = QualityScore.of(newest, weights.dimensions());
            quality = score;
            if (!Double.isNaN(score.value())) {
                parts.add(new Part(
                        "quality", score.value(), weights.quality(), newest.size() + " checks of the newest run"));
            }
        }
        if (!known.isEmpty()) {
            long good = known.stream().filter(Run::succeeded).count();
            parts.add(new Part(
                    "success",
                    (double) good / known.size(),
                    weights.success(),
                    good + " of " + known.size() + " runs in " + WINDOW.toDays() + " days succeeded"));
        }
        timeliness(known, newest, now, weights).ifPresent(parts::add);
        performance(known, weights).ifPresent(parts::add);
        return whole(pipeline, parts, quality);
    }

    /** The mean of several pipelines, each counting the same; those of which nothing is known are left out. */
    public static HealthScore overall(List<HealthScore> pipelines) {
        List<Part> parts = pipelines.stream()
                .filter(each -> !Double.isNaN(each.value()))
                .map(each -> new Part(each.pipeline(), each.value(), 1, "the health of this pipeline"))
                .toList();
        return whole("overall", parts, null);
    }

    private static HealthScore whole(String pipeline, List<Part> parts, @Nullable QualityScore quality) {
        double weight = parts.stream().mapToDouble(Part::weight).sum();
        if (weight == 0) {
            return new HealthScore(pipeline, Double.NaN, List.of(), quality);
        }
        List<Part> shared = parts.stream()
                .map(part -> new Part(part.name(), part.value(), part.weight() / weight, part.because()))
                .toList();
        double value = shared.stream()
                .mapToDouble(part -> part.value() * part.weight())
                .sum();
        return new HealthScore(pipeline, value, shared, quality);
    }

    private static List<CheckResult> newestChecks(List<Run> rising) {
        for (int i = rising.size() - 1; i >= 0; i--) {
            if (!rising.get(i).checks().isEmpty()) {
                return rising.get(i).checks();
            }
        }
        return List.of();
    }

    private static Optional<Part> timeliness(
            List<Run> rising, List<CheckResult> newest, Instant now, HealthWeights weights) {
        List<Double> values = new ArrayList<>();
        List<String> because = new ArrayList<>();
        for (CheckResult result : newest) {
            Double score = result.score();
            if (result.dimension() == Dimension.TIMELINESS && score != null) {
                values.add(score);
                because.add(result.name());
            }
        }
        List<Instant> successes =
                rising.stream().filter(Run::succeeded).map(Run::at).toList();
        if (successes.size() >= 3) {
            double[] gaps = new double[successes.size() - 1];
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] =
                        Duration.between(successes.get(i), successes.get(i + 1)).toMillis();
            }
            double usual = Math.max(1, median(gaps));
            double since =
                    Duration.between(successes.get(successes.size() - 1), now).toMillis();
            values.add(Math.min(1, 2 * usual / Math.max(1, since)));
            because.add(String.format(Locale.ROOT, "last success %.1f usual gaps ago", since / usual));
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part(
                        "timeliness",
                        values.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(1),
                        weights.timeliness(),
                        String.join(", ", because)));
    }

    private static Optional<Part> performance(List<Run> rising, HealthWeights weights) {
        List<Run> done = rising.stream().filter(Run::succeeded).toList();
        if (done.size() < 4) {
            return Optional.empty();
        }
        double[] before = done.subList(0, done.size() - 1).stream()
                .mapToDouble(run -> run.took().toNanos())
                .toArray();
        double usual = Math.max(1, median(before));
        double took = Math.max(1, done.get(done.size() - 1).took().toNanos());
        return Optional.of(new Part(
                "performance",
                Math.min(1, SLOWER * usual / took),
                weights.performance(),
                String.format(Locale.ROOT, "the newest run took %.1f times the median", took / usual)));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The parts, dearest first, as a person reads them: {@code quality 91 % of 74 %, because …}. */
    public List<String> lines() {
        return Stream.concat(
                        Stream.of(pipeline + ": "
                                + (Double.isNaN(value) ? "nothing is known yet" : Math.round(value * 100) + " %")),
                        parts.stream()
                                .map(part -> String.format(
                                        Locale.ROOT,
                                        "  %-12s %3d %%  (weight %2d %%): %s",
                                        part.name(),
                                        Math.round(part.value() * 100),
                                        Math.round(part.weight() * 100),
                                        part.because())))
                .toList();
    }
}
